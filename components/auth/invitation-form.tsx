'use client'

import type { FormAction } from '@/components/form/form-state'
import { OperationForm, type OperationFormProps } from '@/components/form/operation-form'
import { startSession } from './start-session'

/** Sets the password and signs in with it; where signing in fails, the sign-in page says why. */
export function InvitationForm({ action, ...form }: Omit<OperationFormProps, 'doneHref'>) {
  const join: FormAction = async (state, data) => {
    const next = await action(state, data)
    if (next.status !== 'done') return next
    const credentials = new FormData()
    credentials.set('email', String(next.value.email))
    credentials.set('password', String(data.get('password')))
    const error = await startSession(credentials).catch(() => 'failed')
    return { ...next, value: { ...next.value, to: error === null ? '' : 'sign-in' } }
  }
  return <OperationForm action={join} {...form} doneHref="/{to}" />
}
