import { getTranslations } from 'next-intl/server'
import { CheckboxField, ChoicesField, SelectField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { accesses, disclosureDepths, interviewerKinds, interviewTones } from '@/lib/interviews/schema'

type HeldFieldsProps = {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Published versions of protocols, the newest of each first. */
  readonly protocols: readonly { readonly id: string; readonly title: string; readonly number: number }[]
}

/** What holds for every session whose file says nothing else. */
export async function HeldFields({ people, protocols }: HeldFieldsProps) {
  const [t, own] = [await getTranslations('interview'), await getTranslations('transcriptImport')]
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-2">
      <div className="grid gap-6">
        <ChoicesField
          name="access"
          kind="radio"
          label={t('access')}
          options={accesses.map((value) => ({ value, label: t(`access_${value}`), hint: t(`accessHint_${value}`) }))}
          defaultValues={['permitted']}
        />
        <CheckboxField name="isReversed" label={own('reversed')} hint={own('reversedHint')} />
        <SelectField
          name="protocolVersionId"
          label={t('protocol')}
          hint={t('protocolHint')}
          options={protocols.map(({ id, ...version }) => ({ value: id, label: t('protocolVersion', version) }))}
          blankLabel={t('protocolNone')}
          isOptional
        />
        <TextField name="sourceUrl" label={t('sourceUrl')} hint={t('sourceUrlHint')} type="url" isOptional />
      </div>
      <div className="grid gap-6">
        <ChoicesField
          name="interviewerKind"
          kind="radio"
          label={t('interviewerKind')}
          options={interviewerKinds.map((value) => ({ value, label: t(`interviewerKind_${value}`) }))}
          defaultValues={['person']}
        />
        <SelectField
          name="interviewerId"
          label={t('interviewerPerson')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          blankLabel={t('interviewerOther')}
          isOptional
        />
        <TextField
          name="interviewer"
          label={t('interviewerName')}
          hint={t('interviewerNameHint')}
          width="half"
          isOptional
        />
        <MannerFields />
      </div>
    </div>
  )
}

async function MannerFields() {
  const t = await getTranslations('interview')
  return (
    <>
      <SelectField
        name="tone"
        label={t('tone')}
        options={interviewTones.map((value) => ({ value, label: t(`tone_${value}`) }))}
        defaultValue="neutral"
      />
      <SelectField
        name="disclosureDepth"
        label={t('disclosureDepth')}
        options={disclosureDepths.map((value) => ({ value, label: t(`depth_${value}`) }))}
        defaultValue="minimal"
      />
      <TextField name="language" label={t('language')} hint={t('languageHint')} width="short" defaultValue="en" />
    </>
  )
}
