import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { artifactKinds } from '@/lib/artifacts/schema'
import { copyMedia } from '@/lib/copies/schema'
import type { PreservationRecord } from '@/lib/preservation/queries'
import type { KeptArtifactRow } from './artifact-list'
import { CostFields } from './cost-fields'

type AddArtifactDialogProps = { readonly kept: PreservationRecord; readonly add: FormAction }

export async function AddArtifactDialog({ kept, add }: AddArtifactDialogProps) {
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('add')} title={t('addTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('addWhat')}</p>
      <OperationForm
        action={add}
        draftKey={`artifact.add:${kept.id}`}
        labels={await formLabels()}
        submitLabel={t('add')}
        doneMessage={t('addDone')}
        version={kept.version}
      >
        <input type="hidden" name="modelId" value={kept.id} />
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
      </OperationForm>
    </DialogButton>
  )
}

type ArtifactProps = { readonly artifact: KeptArtifactRow; readonly kept: PreservationRecord }

export async function AddCopyDialog({ artifact, kept, add }: ArtifactProps & { readonly add: FormAction }) {
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  const { id, label } = artifact
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('addCopy')}
      title={t('addCopyTitle', { label })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('addCopyWhat')}</p>
      <OperationForm
        action={add}
        draftKey={`copy.add:${id}`}
        labels={await formLabels()}
        submitLabel={t('addCopy')}
        doneMessage={t('addCopyDone')}
        version={kept.version}
      >
        <input type="hidden" name="artifactId" value={id} />
        <PlaceFields artifact={artifact} kept={kept} />
        <CostFields id={id} name="costPerMonth" />
      </OperationForm>
    </DialogButton>
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
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  const { id, label } = artifact
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('withdraw')}
      title={t('withdrawTitle', { label })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('withdrawWhat')}</p>
      <OperationForm
        action={withdraw}
        draftKey={`artifact.withdraw:${id}`}
        labels={await formLabels()}
        submitLabel={t('withdraw')}
        doneMessage={t('withdrawDone')}
        version={kept.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={id} />
        <TextAreaField name="reason" id={`reason-${id}`} label={t('reason')} hint={t('reasonHint')} rows={2} />
      </OperationForm>
    </DialogButton>
  )
}
