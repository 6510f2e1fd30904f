import { getTranslations } from 'next-intl/server'
import { CheckboxField, SelectField } from '@/components/form/choice-field'
import { TextAreaField, TextField } from '@/components/form/text-field'
import type { ModelRecord } from '@/lib/models/queries'

type Steward = { readonly id: string; readonly name: string }

type ModelFieldsProps = { readonly model: ModelRecord | null; readonly stewards: readonly Steward[] }

/** The fields that describe a model, the same when it is added and when it is edited. */
export async function ModelFields({ model, stewards }: ModelFieldsProps) {
  const t = await getTranslations('model')
  return (
    <>
      <TextField name="displayName" label={t('displayName')} defaultValue={model?.displayName ?? ''} />
      <TextField
        name="family"
        label={t('family')}
        hint={t('familyHint')}
        width="half"
        defaultValue={model?.family ?? ''}
      />
      <TextAreaField
        name="aliases"
        label={t('aliases')}
        hint={t('aliasesHint')}
        rows={2}
        defaultValue={model?.aliases.join('\n') ?? ''}
        isOptional
      />
      <TextAreaField
        name="summary"
        label={t('summary')}
        hint={t('summaryHint')}
        rows={4}
        defaultValue={model?.summary ?? ''}
        isOptional
      />
      <TextAreaField
        name="traits"
        label={t('traits')}
        hint={t('traitsHint')}
        rows={4}
        defaultValue={model?.traits ?? ''}
        isOptional
      />
      <SelectField
        name="stewardId"
        label={t('steward')}
        options={stewardOptions(model?.steward ?? null, stewards, (name) => t('stewardFormer', { name }))}
        blankLabel={t('stewardNobody')}
        defaultValue={model?.steward?.id ?? ''}
        isOptional
      />
      <CheckboxField
        name="isPubliclyReleased"
        label={t('isPubliclyReleased')}
        hint={t('isPubliclyReleasedHint')}
        defaultChecked={model?.isPubliclyReleased ?? true}
      />
      <CheckboxField
        name="hasSignificantInternalUse"
        label={t('hasSignificantInternalUse')}
        defaultChecked={model?.hasSignificantInternalUse ?? false}
      />
    </>
  )
}

/** The steward on record stays among the options when she lost the role: a blank in her place would remove her. */
function stewardOptions(current: Steward | null, stewards: readonly Steward[], former: (name: string) => string) {
  const options = stewards.map(({ id, name }) => ({ value: id, label: name }))
  if (!current || stewards.some(({ id }) => id === current.id)) return options
  return [...options, { value: current.id, label: former(current.name) }]
}
