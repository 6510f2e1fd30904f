import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { saveLocale } from '@/app/actions/display'
import { LanguageSwitch } from '@/components/auth/language-switch'
import { PlainShell } from '@/components/shell/app-shell'

/** Pages for somebody who is not signed in yet. Reading a cookie keeps them from being rendered at build time. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  await cookies()
  return (
    <PlainShell>
      {children}
      <LanguageSwitch save={saveLocale} />
    </PlainShell>
  )
}
