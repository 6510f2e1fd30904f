import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { ButtonKind, ButtonSize } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog-button'
import { formLabels } from './form-labels'
import { OperationForm, type OperationFormProps } from './operation-form'

type OperationDialogProps = Pick<OperationFormProps, 'action' | 'draftKey' | 'doneMessage' | 'version' | 'doneHref'> & {
  /** On the button, and on the button that sends unless `submitLabel` says otherwise. */
  readonly label: string
  /** Which of several buttons that look alike it is, for whoever does not see what it stands beside. */
  readonly about?: string
  /** The label, where nothing more is to be said. */
  readonly title?: string
  /** What will happen and to whom. */
  readonly what: ReactNode
  /** What the form sends without asking: which record it is about. */
  readonly sent: Readonly<Record<string, string>>
  readonly submitLabel?: string
  /** What cannot be taken back, or only with words, is sent by a button that says so. */
  readonly isFinal?: boolean
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly width?: 'normal' | 'wide'
  /** Drawn as a line of a menu. */
  readonly isMenuItem?: boolean
  /** The fields; none where there is nothing to fill in. */
  readonly children?: ReactNode
}

/** A button whose dialog says what an operation does, asks what it needs, and sends it: the one shape of such dialogs. */
export async function OperationDialog(props: OperationDialogProps) {
  const { label, about, title = label, what, sent, submitLabel = label, isFinal = false, children, ...rest } = props
  const { kind, size, width, isMenuItem, ...form } = rest
  const t = await getTranslations('common')
  const button = {
    ...(kind && { kind }),
    ...(size && { size }),
    ...(width && { width }),
    isMenuItem: isMenuItem ?? false,
  }
  return (
    <DialogButton
      {...button}
      label={about ? <Named label={label} about={about} /> : label}
      title={title}
      closeLabel={t('close')}
    >
      <div className="prose mb-4 grid gap-3 text-soft">{typeof what === 'string' ? <p>{what}</p> : what}</div>
      <OperationForm
        {...form}
        labels={await formLabels()}
        submitLabel={submitLabel}
        {...(isFinal ? { kind: 'danger' } : {})}
      >
        {Object.entries(sent).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </OperationForm>
    </DialogButton>
  )
}

function Named({ label, about }: { readonly label: string; readonly about: string }) {
  return (
    <>
      {label}
      <span className="sr-only"> ({about})</span>
    </>
  )
}
