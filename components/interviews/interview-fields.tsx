import { getTranslations } from 'next-intl/server'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { Fold } from '@/components/ui/fold'
import type { InterviewRecord } from '@/lib/interviews/queries'
import { accesses, disclosureDepths, interviewerKinds, interviewTones } from '@/lib/interviews/schema'

type Named = { readonly id: string; readonly name: string }

type InterviewFieldsProps = {
  readonly interview: InterviewRecord | null
  readonly people: readonly Named[]
  /** Published versions of protocols, the newest of each first. */
  readonly protocols: readonly { readonly id: string; readonly title: string; readonly number: number }[]
}

/** What an interview is, apart from what is said in it: the same when it is planned and when it is corrected. */
export async function InterviewFields({ interview, people, protocols }: InterviewFieldsProps) {
  const t = await getTranslations('interview')
  const isSealed = interview?.sealedAt != null
  return (
    <>
      <TextField name="title" label={t('titleField')} hint={t('titleHint')} defaultValue={interview?.title ?? ''} />
      {isSealed ? (
        <input type="hidden" name="protocolVersionId" value={interview.protocolVersionId ?? ''} />
      ) : (
        <SelectField
          name="protocolVersionId"
          label={t('protocol')}
          hint={t('protocolHint')}
          options={protocols.map(({ id, ...version }) => ({ value: id, label: t('protocolVersion', version) }))}
          blankLabel={t('protocolNone')}
          defaultValue={interview?.protocolVersionId ?? ''}
          isOptional
        />
      )}
      <ChoicesField
        name="access"
        kind="radio"
        label={t('access')}
        options={accesses.map((value) => ({ value, label: t(`access_${value}`), hint: t(`accessHint_${value}`) }))}
        defaultValues={[interview?.access ?? 'permitted']}
      />
      <InterviewerFields interview={interview} people={people} />
      <MannerFields interview={interview} />
      <TextAreaField
        name="summary"
        label={t('summary')}
        hint={t('summaryHint')}
        rows={3}
        defaultValue={interview?.summary ?? ''}
        isOptional
      />
      <SettingFields interview={interview} />
    </>
  )
}

type PartProps = Pick<InterviewFieldsProps, 'interview'>

async function InterviewerFields({ interview, people }: Omit<InterviewFieldsProps, 'protocols'>) {
  const t = await getTranslations('interview')
  return (
    <>
      <ChoicesField
        name="interviewerKind"
        kind="radio"
        label={t('interviewerKind')}
        options={interviewerKinds.map((value) => ({ value, label: t(`interviewerKind_${value}`) }))}
        defaultValues={[interview?.interviewerKind ?? 'person']}
      />
      <SelectField
        name="interviewerId"
        label={t('interviewerPerson')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        blankLabel={t('interviewerOther')}
        defaultValue={interview?.interviewerId ?? ''}
        isOptional
      />
      <TextField
        name="interviewer"
        label={t('interviewerName')}
        hint={t('interviewerNameHint')}
        defaultValue={interview?.interviewerId ? '' : (interview?.interviewer ?? '')}
        width="half"
        isOptional
      />
    </>
  )
}

async function MannerFields({ interview }: PartProps) {
  const t = await getTranslations('interview')
  return (
    <>
      <SelectField
        name="tone"
        label={t('tone')}
        hint={t('toneHint')}
        options={interviewTones.map((value) => ({ value, label: t(`tone_${value}`) }))}
        defaultValue={interview?.tone ?? 'neutral'}
      />
      <SelectField
        name="disclosureDepth"
        label={t('disclosureDepth')}
        hint={t('disclosureDepthHint')}
        options={disclosureDepths.map((value) => ({ value, label: t(`depth_${value}`) }))}
        defaultValue={interview?.disclosureDepth ?? 'minimal'}
      />
      <DateField name="plannedOn" label={t('plannedOn')} defaultValue={interview?.plannedOn ?? ''} isOptional />
    </>
  )
}

/** What moves the answers and is easily forgotten: the artifact, its settings, where it can be read. */
async function SettingFields({ interview }: PartProps) {
  const t = await getTranslations('interview')
  const number = (value: number | null | undefined) => (value == null ? '' : String(value))
  return (
    <Fold summary={t('settings')} hint={t('settingsHint')}>
      <TextField
        name="language"
        label={t('language')}
        hint={t('languageHint')}
        width="short"
        defaultValue={interview?.language ?? 'en'}
      />
      <TextField
        name="precision"
        label={t('precision')}
        hint={t('precisionHint')}
        width="short"
        defaultValue={interview?.precision ?? ''}
        isOptional
      />
      <TextField
        name="temperature"
        label={t('temperature')}
        type="number"
        min={0}
        max={2}
        step={0.01}
        width="short"
        defaultValue={number(interview?.temperature)}
        isOptional
      />
      <TextField
        name="topP"
        label={t('topP')}
        type="number"
        min={0}
        max={1}
        step={0.01}
        width="short"
        defaultValue={number(interview?.topP)}
        isOptional
      />
      <TextField
        name="maxTokens"
        label={t('maxTokens')}
        type="number"
        min={1}
        step={1}
        width="short"
        defaultValue={number(interview?.maxTokens)}
        isOptional
      />
      <TextField
        name="systemPromptSha256"
        label={t('systemPromptSha256')}
        hint={t('systemPromptHint')}
        defaultValue={interview?.systemPromptSha256 ?? ''}
        spellCheck={false}
        isOptional
      />
      <SourceFields interview={interview} />
    </Fold>
  )
}

async function SourceFields({ interview }: PartProps) {
  const t = await getTranslations('interview')
  return (
    <>
      <TextField
        name="sourceUrl"
        label={t('sourceUrl')}
        hint={t('sourceUrlHint')}
        type="url"
        defaultValue={interview?.sourceUrl ?? ''}
        isOptional
      />
      <TextField name="sourceTitle" label={t('sourceTitle')} defaultValue={interview?.sourceTitle ?? ''} isOptional />
    </>
  )
}
