'use client'

import { type MouseEvent, type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button, type ButtonKind, type ButtonSize } from './button'
import { Dialog } from './dialog'
import { MENU_ITEM } from './menu'

type DialogButtonProps = {
  readonly label: ReactNode
  readonly title: string
  readonly closeLabel: string
  /** What will happen and to whom, then the form that does it. Rendered on the server. */
  readonly children: ReactNode
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly width?: 'normal' | 'wide'
  /** Drawn as a line of a menu; the menu closes first and takes the focus back, so that the dialog can return it there. */
  readonly isMenuItem?: boolean
}

/** A button that asks before it acts. The words are the asker's: a dialog never says only "Are you sure?". */
export function DialogButton({
  label,
  title,
  closeLabel,
  children,
  kind = 'secondary',
  size = 'normal',
  width,
  isMenuItem = false,
}: DialogButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const open = (event: MouseEvent<HTMLButtonElement>) => {
    event.currentTarget.closest<HTMLElement>('[popover]:popover-open')?.hidePopover()
    setOpen(true)
  }
  return (
    <>
      {isMenuItem ? (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={open}
          className={`${MENU_ITEM} ${kind === 'danger' ? 'text-bad' : ''}`}
        >
          {label}
        </button>
      ) : (
        <Button kind={kind} size={size} aria-haspopup="dialog" onClick={open}>
          {label}
        </Button>
      )}
      {isOpen &&
        // At the end of the page: inside a menu that has closed, or a cell that cuts off, it could not be seen.
        createPortal(
          <Dialog title={title} closeLabel={closeLabel} isOpen onClose={() => setOpen(false)} width={width ?? 'normal'}>
            {children}
          </Dialog>,
          document.body,
        )}
    </>
  )
}
