import { Button } from '@/components/ui/button'

export type ConfirmLabels = Readonly<Record<'importing' | 'importingHint', string>>

type ConfirmBarProps = {
  readonly label: string
  /** What will happen, to how many records. */
  readonly lead: string
  readonly labels: ConfirmLabels
  readonly isPending: boolean
  readonly onConfirm: () => void
}

/** Stays in view below a long preview, and says once more what the button does. */
export function ConfirmBar({ label, lead, labels, isPending, onConfirm }: ConfirmBarProps) {
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line bg-paper py-3">
      <p className="min-w-64 grow basis-0 text-soft" aria-live="polite">
        {isPending ? labels.importingHint : lead}
      </p>
      <Button kind="primary" isPending={isPending} onClick={onConfirm}>
        {isPending ? labels.importing : label}
      </Button>
    </div>
  )
}
