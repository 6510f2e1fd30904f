import { CROSS, Outline } from '@/components/ui/outline'

const UP = ['m5 12 7-7 7 7', 'M12 19V5'] as const
const DOWN = ['M12 5v14', 'm19 12-7 7-7-7'] as const

type PartMovesProps = {
  /** Of the part; each button has its own name behind it. */
  readonly id: string
  readonly name: string
  /** Texts in which `{name}` stands for the part. */
  readonly labels: Readonly<Record<'moveUp' | 'moveDown' | 'remove', string>>
  readonly canUp: boolean
  readonly canDown: boolean
  /** With the id of the button, which keeps the focus. */
  readonly onMove: (by: -1 | 1, focus: string) => void
  readonly onRemove: () => void
}

/** Up, down and away. A button that leads nowhere stays where it is, so that the focus does too. */
export function PartMoves({ id, name, labels, canUp, canDown, onMove, onRemove }: PartMovesProps) {
  const named = (text: string) => text.replace('{name}', name)
  return (
    <div className="flex shrink-0 gap-0.5">
      <IconButton
        id={`${id}-up`}
        label={named(labels.moveUp)}
        paths={UP}
        isOff={!canUp}
        onPress={() => onMove(-1, `${id}-up`)}
      />
      <IconButton
        id={`${id}-down`}
        label={named(labels.moveDown)}
        paths={DOWN}
        isOff={!canDown}
        onPress={() => onMove(1, `${id}-down`)}
      />
      <IconButton id={`${id}-remove`} label={named(labels.remove)} paths={CROSS} onPress={onRemove} />
    </div>
  )
}

type IconButtonProps = {
  readonly id: string
  readonly label: string
  readonly paths: readonly string[]
  readonly isOff?: boolean
  readonly onPress: () => void
}

function IconButton({ id, label, paths, isOff = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      id={id}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => !isOff && onPress()}
      className="inline-flex size-8 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:text-rule aria-disabled:hover:bg-transparent"
    >
      <Outline paths={paths} />
    </button>
  )
}
