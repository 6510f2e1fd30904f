import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Section } from '@/components/ui/section'
import type { WholeModel } from '@/lib/models/queries'
import { NameSuccessorsDialog } from './name-successors-dialog'
import { SuccessionPath } from './succession-path'
import { SuccessorHistory } from './successor-history'

type SuccessorsSectionProps = {
  readonly model: WholeModel
  /** Absent for whoever may not name any. */
  readonly name: FormAction | null
}

/** Where the current successors lead, then everything the provider ever named. */
export async function SuccessorsSection({ model, name }: SuccessorsSectionProps) {
  const [t, r] = [await getTranslations('model'), await getTranslations('replacement')]
  return (
    <Section
      id="successors"
      title={t('replacements')}
      lead={t('replacementsLead')}
      actions={name && <NameSuccessorsDialog model={model} name={name} />}
    >
      {model.succession && <SuccessionPath succession={model.succession} />}
      {model.replacements.length === 0 ? (
        <p className="text-soft">{r('none')}</p>
      ) : (
        <SuccessorHistory replacements={model.replacements} />
      )}
    </Section>
  )
}
