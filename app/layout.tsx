import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './globals.css'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Hydrated } from '@/components/shell/hydrated'
import { JapaneseFont } from '@/components/shell/japanese-font'
import { SoftNavigation } from '@/components/shell/soft-navigation'
import { ToastRegion } from '@/components/ui/toast-region'
import { resolveTheme, THEME_COOKIE } from '@/lib/i18n/theme'

export const metadata: Metadata = {
  title: { default: 'Emeritus', template: '%s · Emeritus' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The document itself. Language and theme come from cookies, so every page is rendered for its request. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = [await getLocale(), await cookies()]
  const [shell, common] = [await getTranslations('shell'), await getTranslations('common')]
  const theme = resolveTheme(jar.get(THEME_COOKIE)?.value)
  return (
    <html lang={locale} className={GeistSans.variable} {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body>
        <a
          href="#content"
          className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          {shell('skip')}
        </a>
        {children}
        <ToastRegion label={shell('notifications')} dismissLabel={common('dismiss')} />
        <SoftNavigation />
        <Hydrated />
        {locale === 'ja' && <JapaneseFont />}
      </body>
    </html>
  )
}
