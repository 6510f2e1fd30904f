import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { type TurnRole, turnRoles } from '@/lib/turns/schema'

type ComposerProps = {
  readonly interviewId: string
  readonly action: FormAction
  /** Who speaks next, as far as can be guessed. */
  readonly role: TurnRole
  readonly question: { readonly key: string; readonly text: string } | null
}

/** Where what was said is written down, one turn after the other. A question of the protocol comes filled in. */
export async function Composer({ interviewId, action, role, question }: ComposerProps) {
  const t = await getTranslations('interview')
  return (
    <OperationForm
      key={question?.key ?? ''}
      action={action}
      draftKey={`turn.add:${interviewId}:${question?.key ?? ''}`}
      labels={await formLabels()}
      submitLabel={t('addTurn')}
      doneHref={`/interviews/${interviewId}/conduct#composer`}
    >
      <input type="hidden" name="id" value={interviewId} />
      {question && <input type="hidden" name="questionKey" value={question.key} />}
      <ChoicesField
        name="role"
        kind="radio"
        label={t('speaker')}
        options={turnRoles.map((value) => ({ value, label: t(`role_${value}`) }))}
        defaultValues={[question ? 'interviewer' : role]}
        isRow
      />
      <TextAreaField
        name="text"
        label={t('words')}
        hint={t('wordsHint')}
        rows={5}
        face={role === 'subject' && !question ? 'voice' : 'sans'}
        defaultValue={question?.text ?? ''}
      />
    </OperationForm>
  )
}
