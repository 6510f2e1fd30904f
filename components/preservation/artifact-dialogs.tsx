import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { artifactKinds } from '@/lib/artifacts/schema'
import { copyMedia } from '@/lib/copies/schema'
import type { PreservationRecord } from '@/lib/preservation/queries'
import type { KeptArtifactRow } from './artifact-list'
import { CostFields } from './cost-fields'

type AddArtifactDialogProps = { readonly kept: PreservationRecord; readonly add: FormAction }

export async function AddArtifactDialog({ kept, add }: AddArtifactDialogProps) {
  const t = await getTranslations('preservation')
  return (
    <OperationDialog
      label={t('add')}
      title={t('addTitle')}
      size="small"
      what={t('addWhat')}
      action={add}
      draftKey={`artifact.add:${kept.id}`}
      doneMessage={t('addDone')}
      version={kept.version}
      sent={{ modelId: kept.id }}
    >
      <SelectField
        name="kind"
        id="artifact-kind"
        label={t('artifactKind')}
        options={artifactKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        defaultValue="weights"
      />
      <TextField name="label" id="artifact-label" label={t('label')} hint={t('labelHint')} width="half" />
      <TextField
        name="sha256"
        id="artifact-sha256"
        label={t('sha256')}
        hint={t('sha256Hint')}
        spellCheck={false}
        autoComplete="off"
      />
      <TextField name="bytes" id="artifact-bytes" type="number" min={1} label={t('bytesOf')} width="half" />
      <TextField
        name="precision"
        id="artifact-precision"
        label={t('precision')}
        hint={t('precisionHint')}
        width="short"
        isOptional
      />
    </OperationDialog>
  )
}

type ArtifactProps = { readonly artifact: KeptArtifactRow; readonly kept: PreservationRecord }

export async function AddCopyDialog({ artifact, kept, add }: ArtifactProps & { readonly add: FormAction }) {
  const t = await getTranslations('preservation')
  const { id, label } = artifact
  return (
    <OperationDialog
      label={t('addCopy')}
      title={t('addCopyTitle', { label })}
      kind="quiet"
      size="small"
      what={t('addCopyWhat')}
      action={add}
      draftKey={`copy.add:${id}`}
      doneMessage={t('addCopyDone')}
      version={kept.version}
      sent={{ artifactId: id }}
    >
      <PlaceFields artifact={artifact} kept={kept} />
      <CostFields id={id} name="costPerMonth" />
    </OperationDialog>
  )
}

/** Words that are on record already are offered, so that one place keeps one name. */
async function PlaceFields({ artifact: { id }, kept }: ArtifactProps) {
  const t = await getTranslations('preservation')
  const copies = kept.artifacts.flatMap((artifact) => artifact.copies)
  return (
    <>
      {(['region', 'disasterZone', 'custodian'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          id={`${name}-${id}`}
          label={t(name)}
          hint={t(`${name}Hint`)}
          width="half"
          suggestions={[...new Set(copies.map((copy) => copy[name]))]}
        />
      ))}
      <SelectField
        name="medium"
        id={`medium-${id}`}
        label={t('medium')}
        options={copyMedia.map((medium) => ({ value: medium, label: t(`medium_${medium}`) }))}
        defaultValue="disk"
      />
    </>
  )
}

export async function WithdrawDialog({ artifact, kept, withdraw }: ArtifactProps & { readonly withdraw: FormAction }) {
  const t = await getTranslations('preservation')
  const { id, label } = artifact
  return (
    <OperationDialog
      label={t('withdraw')}
      title={t('withdrawTitle', { label })}
      kind="quiet"
      size="small"
      what={t('withdrawWhat')}
      action={withdraw}
      draftKey={`artifact.withdraw:${id}`}
      doneMessage={t('withdrawDone')}
      version={kept.version}
      isFinal
      sent={{ id }}
    >
      <TextAreaField name="reason" id={`reason-${id}`} label={t('reason')} hint={t('reasonHint')} rows={2} />
    </OperationDialog>
  )
}
