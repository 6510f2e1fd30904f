import { getTranslations } from 'next-intl/server'
import type { FormLabels } from './form-state'
import type { RoomLabels } from './room-left'

/** The texts of every form, in the language of the request. */
export async function formLabels(): Promise<FormLabels> {
  const t = await getTranslations('form')
  return {
    sending: t('sending'),
    cancel: t('cancel'),
    problemsTitle: t('problemsTitle'),
    conflictTitle: t('conflictTitle'),
    conflictYours: t('conflictYours'),
    before: t('before'),
    after: t('after'),
    field: t('field'),
    empty: t('empty'),
    signIn: t('signIn'),
    draftRestored: t('draftRestored'),
    draftDiscard: t('draftDiscard'),
    failedTitle: t('failedTitle'),
    failed: t('failed'),
  }
}

/** What is said where characters become few; `{count}` stands for how many. */
export async function roomLabels(): Promise<RoomLabels> {
  const t = await getTranslations('form')
  return { left: t('charactersLeft', { count: '{count}' }), over: t('charactersOver', { count: '{count}' }) }
}
