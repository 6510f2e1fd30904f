import { PartField, PartSelect } from '@/components/form/part-control'
import type { EditedOption } from './edited-options'
import { fillIn, type OptionActs, type OptionSettings } from './editor-settings'

export type OptionPartProps = {
  readonly option: EditedOption
  /** From 0, where it stands now. */
  readonly place: number
  /** Under which the server told what is wrong with it. */
  readonly path: string
  readonly settings: OptionSettings
  readonly acts: OptionActs
}

type OptionFieldProps = OptionPartProps & { readonly field: string; readonly label: string }

/** What the controls of one field have in common. */
export function fieldOf({ option, place, path, settings }: OptionPartProps, field: string, label: string) {
  const id = `option-${option.uid}-${field.replaceAll('.', '-')}`
  const name = fillIn(settings.labels.option, { number: place + 1 })
  return {
    part: { id, path: `${path}.${field}`, label, fullLabel: `${name}: ${label}` },
    control: { name: `options.${place}.${field}`, value: option.values[field] ?? '' },
  }
}

export function OptionText({ field, label, isLong, ...part }: OptionFieldProps & { readonly isLong?: boolean }) {
  const { part: frame, control } = fieldOf(part, field, label)
  const type = (value: string) => part.acts.edit({ type: 'change', uid: part.option.uid, part: { [field]: value } })
  return (
    <PartField {...frame}>
      {(ids) =>
        isLong ? (
          <textarea
            {...ids}
            {...control}
            rows={2}
            onChange={(event) => type(event.target.value)}
            className="control field-sizing-content py-2"
          />
        ) : (
          <input {...ids} {...control} onChange={(event) => type(event.target.value)} className="control" />
        )
      }
    </PartField>
  )
}

type OptionChoiceProps = OptionFieldProps & { readonly choices: keyof OptionSettings['choices'] }

export function OptionChoice({ field, label, choices, ...part }: OptionChoiceProps) {
  const { part: frame, control } = fieldOf(part, field, label)
  return (
    <PartField {...frame}>
      {(ids) => (
        <PartSelect
          {...ids}
          {...control}
          choices={part.settings.choices[choices]}
          onChoose={(value) => part.acts.edit({ type: 'change', uid: part.option.uid, part: { [field]: value } })}
        />
      )}
    </PartField>
  )
}
