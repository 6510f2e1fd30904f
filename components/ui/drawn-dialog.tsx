'use client'

import { type MouseEvent, type ReactNode, startTransition, useState } from 'react'
import { createPortal } from 'react-dom'
import { Dialog } from './dialog'

type DrawnDialogProps = {
  readonly label: ReactNode
  readonly title: string
  readonly closeLabel: string
  /** Said when the server did not answer. */
  readonly failed: string
  /** A server action that draws what is in the dialog, once somebody asks for it. */
  readonly draw: () => Promise<ReactNode>
  readonly className: string
  readonly width?: 'normal' | 'wide'
}

/**
 * A button whose dialog is drawn when it is opened: what most visits never need is neither rendered nor loaded. The
 * dialog stands at the end of the page, so that it outlives a menu that closes and is not cut off by a table.
 */
export function DrawnDialog({ label, title, closeLabel, failed, draw, className, width = 'normal' }: DrawnDialogProps) {
  const [content, setContent] = useState<ReactNode>(null)
  const [state, setState] = useState<'closed' | 'asking' | 'open'>('closed')
  const ask = (event: MouseEvent<HTMLButtonElement>) => {
    if (state === 'asking') return
    // A menu gives the focus back to its button, and the dialog to whatever had it before.
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
    setState('asking')
    startTransition(async () => {
      const drawn = await draw().catch(() => <p role="alert">{failed}</p>)
      startTransition(() => {
        setContent(drawn)
        setState('open')
      })
    })
  }
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-busy={state === 'asking'} onClick={ask} className={className}>
        {label}
      </button>
      {content &&
        createPortal(
          <Dialog
            title={title}
            closeLabel={closeLabel}
            isOpen={state === 'open'}
            onClose={() => setState('closed')}
            width={width}
          >
            {content}
          </Dialog>,
          document.body,
        )}
    </>
  )
}
