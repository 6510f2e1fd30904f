import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CalloutFrame, type CalloutTone } from './callout-frame'

type CalloutProps = { readonly tone?: CalloutTone; readonly title?: string; readonly children?: ReactNode }

/** Something the reader must know before going on. The tone is said in a word as well. */
export async function Callout({ tone = 'info', title, children }: CalloutProps) {
  const t = await getTranslations('common')
  const words = { info: t('info'), good: t('good'), caution: t('caution'), bad: t('bad') }
  return (
    <CalloutFrame tone={tone} heading={title ?? words[tone]}>
      {children}
    </CalloutFrame>
  )
}
