'use client'

import { CarriedList } from '@/components/form/carried-list'
import type { OptionValues } from './edited-options'
import type { OptionSettings } from './editor-settings'
import { liveOption } from './live-option'
import { OptionEditor } from './option-editor'
import { useOptionEdits, useOptionPaths } from './use-option-edits'

type OptionsEditorProps = { readonly options: readonly OptionValues[]; readonly settings: OptionSettings }

/** The options of an assessment: added, described, costed, moved and removed, with what each comes to as it is typed. */
export function OptionsEditor({ options, settings }: OptionsEditorProps) {
  const { labels, limits, policy, currency } = settings
  const { carrier, edited, told, acts } = useOptionEdits(options, settings)
  const pathOf = useOptionPaths(edited)
  const longest = limits.horizonMonths
  const live = edited.items.map(({ values }) => liveOption(values, { policy, currency, longest }))
  const most = mostOf(
    live.flatMap(({ counted }) => counted?.totals.high ?? []),
    BigInt(policy.lowCostMax),
  )
  return (
    <CarriedList
      name="options"
      carriedAs="keptOptions"
      label={labels.options}
      hint={labels.optionsHint}
      carrier={carrier}
      carried={JSON.stringify(options)}
      add={edited.items.length < limits.options ? { label: labels.addOption, onAdd: acts.add } : labels.most}
      undo={{ told, canUndo: edited.removed.length > 0, label: labels.undo, onUndo: acts.undo }}
    >
      <ol className="grid gap-5">
        {edited.items.map((option, at) => {
          const counted = live[at]
          return (
            counted && (
              <OptionEditor
                key={option.uid}
                option={option}
                place={at}
                path={pathOf(option.uid)}
                live={counted}
                most={most}
                settings={settings}
                acts={acts}
              />
            )
          )
        })}
      </ol>
    </CarriedList>
  )
}

/** The end of the scale that all ranges share: a little beyond the dearest, and never before the first limit. */
function mostOf(highs: readonly bigint[], limit: bigint): bigint {
  const dearest = highs.reduce((most, high) => (high > most ? high : most), limit)
  return (dearest * 11n) / 10n
}
