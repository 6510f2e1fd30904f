import { riskKinds } from '@/lib/costs/schema'
import { OptionChoice, type OptionPartProps, OptionText } from './option-field'

/** Four risks from 0 to 3, and why. */
export function RisksEditor(part: OptionPartProps) {
  const { labels, riskLabels } = part.settings
  return (
    <div className="grid gap-2">
      <p className="font-medium">{labels.risks}</p>
      <div className="grid grid-cols-2 gap-x-3 gap-y-3 sm:grid-cols-4">
        {riskKinds.map((kind) => (
          <OptionChoice key={kind} {...part} field={`risks.${kind}`} label={riskLabels[kind]} choices="risk" />
        ))}
      </div>
      <OptionText {...part} field="riskNote" label={labels.riskNote} isLong />
    </div>
  )
}
