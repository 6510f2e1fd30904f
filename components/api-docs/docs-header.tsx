import { getTranslations } from 'next-intl/server'
import { LanguageSwitch } from '@/components/auth/language-switch'
import { Seal } from '@/components/shell/seal'
import { MOUNT } from '@/lib/rest/exchange'

type DocsHeaderProps = { readonly version: string; readonly saveLocale: (form: FormData) => Promise<void> }

export async function DocsHeader({ version, saveLocale }: DocsHeaderProps) {
  const [t, shell] = [await getTranslations('apiDocs'), await getTranslations('shell')]
  return (
    <header className="pt-6 pb-8">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-soft">
        <a href="/" className="inline-flex min-h-6 items-center gap-2 font-medium text-ink" title={t('toApp')}>
          <Seal />
          {shell('product')}
        </a>
        <div data-screen-only>
          <LanguageSwitch save={saveLocale} variant="inline" />
        </div>
      </div>
      <h1 className="text-xl tracking-[-0.02em]">{t('title')}</h1>
      <p className="prose mt-2 text-base text-soft">{t('lead')}</p>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-faint">
        <span>{t('version', { version })}</span>
        <a className="link" href={`${MOUNT}/openapi.json`}>
          {t('document')}
        </a>
      </p>
    </header>
  )
}
