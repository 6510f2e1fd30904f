'use client'

import { type FormEvent, type KeyboardEvent, type ReactNode, use, useActionState, useRef, useState } from 'react'
import { go } from '@/components/shell/go'
import { isComposing } from '@/components/shell/typing'
import { Button, ButtonLink } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog-close'
import { showToast } from '@/components/ui/toast-store'
import { AfterDone } from './after-done'
import { FieldErrors } from './field-errors'
import { FormNotice } from './form-notice'
import { type FormAction, type FormLabels, type FormState, IDLE } from './form-state'
import { useDraft } from './use-draft'
import { useReturn } from './use-return'
import { useSubmission } from './use-submission'

export type OperationFormProps = {
  readonly action: FormAction
  /** Names the draft: the operation and the record, such as `model.edit:claude-3-opus`. */
  readonly draftKey: string
  readonly labels: FormLabels
  readonly submitLabel: string
  readonly children: ReactNode
  /** The record's version the person is looking at; sent along so that nobody overwrites unseen changes. */
  readonly version?: number
  /** Where to go when it is done; `{slug}` is filled in from the result. */
  readonly doneHref?: string
  readonly doneMessage?: string
  readonly cancelHref?: string
  readonly signInHref?: string
  readonly kind?: 'primary' | 'danger'
  /** For what is said and not written: Enter sends it, and with Shift it breaks the line. */
  readonly sendsOnEnter?: boolean
}

/** The one form. Its fields are rendered on the server; it sends them, and loses nothing that was typed. */
export function OperationForm(props: OperationFormProps) {
  const { action, draftKey, labels, version, children } = props
  const form = useRef<HTMLFormElement>(null)
  const [pinned, pinVersion] = useState<number | null>(null)
  const sent = pinned ?? version ?? null
  const [serverState, formAction] = useActionState(action, IDLE)
  const afterDone = use(AfterDone)
  const draft = useDraft({ form, key: draftKey, version: sent, pinVersion })
  const { state, isPending, send } = useSubmission(action, serverState, (next) => {
    if (next.status === 'done') {
      leave(form.current, props, next, draft.settle)
      afterDone?.()
    }
    if (next.status === 'refused' && next.conflict) pinVersion(next.conflict.version)
  })
  const notice = useReturn(form, state)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(new FormData(event.currentTarget, submitterOf(event)))
  }
  return (
    <FieldErrors value={state.status === 'refused' ? state.fields : {}}>
      <form
        ref={form}
        action={formAction}
        onSubmit={submit}
        onKeyDown={(event) => onKeyDown(event, props.sendsOnEnter === true)}
        onInput={draft.keep}
        noValidate
        className="grid max-w-2xl gap-6"
      >
        <FormNotice ref={notice} form={form} state={state} labels={labels} signInHref={props.signInHref} />
        {draft.isRestored && <DraftNotice labels={labels} onDiscard={draft.discard} />}
        {sent !== null && <input type="hidden" name="version" value={sent} />}
        {children}
        <Buttons {...props} isPending={isPending} />
      </form>
    </FieldErrors>
  )
}

function Buttons(props: OperationFormProps & { readonly isPending: boolean }) {
  const { isPending, labels, kind = 'primary', submitLabel, cancelHref } = props
  const close = use(DialogClose)
  const place = close ? 'sticky bottom-0 -mx-5 -mb-5 border-t border-line bg-raised px-5 py-3' : ''
  return (
    <div className={`flex flex-wrap items-center gap-2 ${place}`}>
      <Button type="submit" kind={kind === 'danger' ? 'final' : kind} isPending={isPending}>
        {isPending ? labels.sending : submitLabel}
      </Button>
      {close && (
        <Button kind="quiet" onClick={close}>
          {labels.cancel}
        </Button>
      )}
      {cancelHref && (
        <ButtonLink href={cancelHref} kind="quiet">
          {labels.cancel}
        </ButtonLink>
      )}
    </div>
  )
}

function DraftNotice({ labels, onDiscard }: { labels: FormLabels; onDiscard: () => void }) {
  return (
    <p role="status" className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-wash px-3.5 py-1.5">
      {labels.draftRestored}
      <Button kind="quiet" size="small" onClick={onDiscard}>
        {labels.draftDiscard}
      </Button>
    </p>
  )
}

/** The draft is dropped and the leave warning disarmed before the page changes, or the browser would ask. */
function leave(
  form: HTMLFormElement | null,
  props: OperationFormProps,
  done: FormState & { status: 'done' },
  settle: () => void,
) {
  settle()
  const message = done.message ?? props.doneMessage
  if (message) showToast(message)
  form?.closest('dialog')?.close()
  if (props.doneHref) return go({ path: fillIn(props.doneHref, done.value) })
  form?.reset()
}

function fillIn(template: string, value: Readonly<Record<string, string | number | null>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(value[name] ?? '')))
}

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  return event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
}

function onKeyDown(event: KeyboardEvent<HTMLFormElement>, sendsOnEnter: boolean) {
  if (event.key !== 'Enter') return
  const isSaid = sendsOnEnter && event.target instanceof HTMLTextAreaElement && !event.shiftKey && !event.altKey
  // The Enter that ends a Japanese word belongs to the word.
  if (isComposing(event.nativeEvent)) event.preventDefault()
  else if (event.metaKey || event.ctrlKey || isSaid) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
}
