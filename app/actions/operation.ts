'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { getLocale, getTimeZone } from 'next-intl/server'
import { formStateOf } from '@/app/form-state-of'
import type { FormState } from '@/components/form/form-state'
import { currentRequestId, requestCaller } from '@/lib/auth/page-request'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { actAsVisitor } from '@/lib/auth/visitor'
import { type Result, refuse } from '@/lib/errors'
import { readForm } from '@/lib/form-input'
import { isOperationName, operations, publicOperations } from '@/lib/operations'

/** The action behind every form of a signed-in person. The operation's own guard decides; this only carries. */
export async function submitOperation(name: string, _state: FormState, form: FormData): Promise<FormState> {
  const result = await execute(name, form)
  if (result.ok) revalidatePath('/', 'layout')
  return answer(result)
}

/** The same for one row of several. The pages are shown again when all are done, not after each. */
export async function submitRow(name: string, _state: FormState, form: FormData): Promise<FormState> {
  return answer(await execute(name, form))
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

async function execute(name: string, form: FormData): Promise<Result<unknown>> {
  if (!isOperationName(name)) return refuse('unknownOperation', { name })
  const caller = await requestCaller('change')
  return caller.ok ? operations[name].execute(caller.value, name, await readForm(form)) : caller
}

async function answer(result: Result<unknown>): Promise<FormState> {
  return formStateOf(await getLocale(), await getTimeZone(), result)
}
