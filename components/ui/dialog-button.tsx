'use client'

import { type ReactNode, useState } from 'react'
import { Button, type ButtonKind, type ButtonSize } from './button'
import { Dialog } from './dialog'

type DialogButtonProps = {
  readonly label: ReactNode
  readonly title: string
  readonly closeLabel: string
  /** What will happen and to whom, then the form that does it. Rendered on the server. */
  readonly children: ReactNode
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly width?: 'normal' | 'wide'
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
}: DialogButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind={kind} size={size} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={title}
        closeLabel={closeLabel}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        width={width ?? 'normal'}
      >
        {children}
      </Dialog>
    </>
  )
}
