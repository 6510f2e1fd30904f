'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { getLocale, getTimeZone } from 'next-intl/server'
import { formStateOf } from '@/app/form-state-of'
import type { FormState } from '@/components/form/form-state'
import { currentRequestId } from '@/lib/auth/caller'
import { requestCaller } from '@/lib/auth/request-caller'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { actAsVisitor } from '@/lib/auth/visitor'
import { type Result, refuse } from '@/lib/errors'
import { readForm } from '@/lib/form-input'
import { isOperationName, operations, publicOperations } from '@/lib/operations'

/** The action behind every form of a signed-in person. The operation's own guard decides; this only carries. */
export async function submitOperation(name: string, _state: FormState, form: FormData): Promise<FormState> {
  if (!isOperationName(name)) return answer(refuse('unknownOperation', { name }))
  const caller = await requestCaller('change')
  if (!caller.ok) return answer(caller)
  const result = await operations[name].execute(caller.value, name, await readForm(form))
  if (result.ok) revalidatePath('/', 'layout')
  return answer(result)
}

/** The same for somebody who is not signed in and brings a code or a link; the system acts in her place, for that alone. */
export async function submitPublicOperation(name: string, _state: FormState, form: FormData): Promise<FormState> {
  const operation = publicOperations.find((candidate) => candidate === name)
  if (!operation) return answer(refuse('unknownOperation', { name }))
  const request = await headers()
  if (!isSameOrigin(request)) return answer(refuse('crossOrigin'))
  const input = await readForm(form)
  const visit = {
    name,
    permission: operations[operation].permission,
    address: request.get('x-emeritus-address') ?? 'unknown',
    requestId: await currentRequestId(),
  }
  return answer(await actAsVisitor<unknown>(visit, (caller) => operations[operation].execute(caller, name, input)))
}

async function answer(result: Result<unknown>): Promise<FormState> {
  return formStateOf(await getLocale(), await getTimeZone(), result)
}
