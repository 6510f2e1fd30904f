import { PartMoves } from '@/components/form/part-moves'
import { CostsEditor } from './costs-editor'
import { fillIn } from './editor-settings'
import type { LiveOption } from './live-option'
import { LiveTotals } from './live-totals'
import { OptionChoice, type OptionPartProps, OptionText } from './option-field'
import { RisksEditor } from './risks-editor'

type OptionEditorProps = OptionPartProps & { readonly live: LiveOption; readonly most: bigint }

export function OptionEditor({ live, most, ...part }: OptionEditorProps) {
  const { option, place, settings, acts } = part
  const { labels } = settings
  const { uid } = option
  const name = fillIn(labels.option, { number: place + 1 })
  return (
    <li className="rounded-lg border border-rule bg-raised px-4 pt-3 pb-4">
      <div className="flex items-center justify-between gap-2">
        <span className="tabular font-medium">{name}</span>
        <PartMoves
          {...{ id: `option-${uid}`, name, labels }}
          canUp={acts.canMove(uid, -1)}
          canDown={acts.canMove(uid, 1)}
          onMove={(by, focus) => acts.move(uid, by, focus)}
          onRemove={() => acts.remove(uid)}
        />
      </div>
      <div className="grid gap-4 pt-2">
        <input type="hidden" name={`options.${place}.currency`} value={settings.currency} />
        <div className="grid gap-x-3 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <OptionText {...part} field="title" label={labels.title} />
          <OptionChoice {...part} field="kind" label={labels.kind} choices="kind" />
        </div>
        <OptionText {...part} field="description" label={labels.description} isLong />
        <CostsEditor {...part} live={live} />
        <div className="grid gap-x-3 gap-y-3 sm:grid-cols-2">
          <OptionChoice {...part} field="basis" label={labels.basis} choices="basis" />
          <OptionChoice {...part} field="reversibility" label={labels.reversibility} choices="reversibility" />
          <OptionText {...part} field="sourceUrl" label={labels.sourceUrl} />
          <OptionText {...part} field="sourceTitle" label={labels.sourceTitle} />
        </div>
        <RisksEditor {...part} />
        <LiveTotals live={live} most={most} settings={settings} />
      </div>
    </li>
  )
}
