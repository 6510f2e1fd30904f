'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { DialogClose } from './dialog-close'
import { CROSS, Outline } from './outline'

type DialogProps = {
  readonly title: string
  readonly closeLabel: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** For a table or a long text. */
  readonly width?: 'normal' | 'wide'
}

/** The browser's own modal dialog: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, closeLabel, isOpen, onClose, children, width = 'normal' }: DialogProps) {
  const frame = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = frame.current
    if (isOpen && dialog && !dialog.open) dialog.showModal()
    if (!isOpen && dialog?.open) dialog.close()
  }, [isOpen])
  return (
    <dialog
      ref={frame}
      aria-labelledby={heading}
      closedby="any"
      onClose={onClose}
      className={`sheet ${width === 'wide' ? '!w-[min(760px,calc(100vw-32px))]' : ''}`}
    >
      <div className="flex items-start justify-between gap-4 px-5 pt-4">
        <h2 id={heading} className="text-base">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeLabel}
          onClick={onClose}
          className="-mt-1 -mr-2 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink"
        >
          <Outline paths={CROSS} />
        </button>
      </div>
      <div className="px-5 pt-2 pb-5">{isOpen && <DialogClose value={onClose}>{children}</DialogClose>}</div>
    </dialog>
  )
}
