import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { retirementParts } from '@/components/checklists/retirement-parts'
import { AddDateDialog } from '@/components/models/add-date-dialog'
import { DateClaims } from '@/components/models/date-claims'
import { LifeLine } from '@/components/models/life-line'
import { TraitsSection } from '@/components/models/traits-section'
import { SuccessorsSection } from '@/components/replacements/successors-section'
import type { RecordPart } from '@/components/shell/page-contents'
import { Section } from '@/components/ui/section'
import { may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import type { WholeModel } from '@/lib/models/queries'
import { Asked, Interviews, Kept, Owed, type PartProps, Reach, retirementActions } from './model-parts'

export type { PartProps }

/** What a model's page tells, part by part, in the order in which somebody asks. */
export async function storyOf(model: WholeModel, context: PartProps['context']): Promise<readonly RecordPart[]> {
  const [t, o] = [await getTranslations('model'), await getTranslations('obligation')]
  const [preservation, interview] = [await getTranslations('preservation'), await getTranslations('interview')]
  const preference = await getTranslations('preference')
  const canName = may(context.actor, 'replacement.name')
  const props = { model, context }
  return [
    { id: 'life', title: t('life'), body: <Life {...props} /> },
    { id: 'dates', title: t('claims'), body: <Dates {...props} /> },
    { id: 'availability', title: t('availability'), body: <Reach {...props} /> },
    { id: 'preservation', title: preservation('title'), body: <Kept {...props} /> },
    { id: 'interviews', title: interview('ofModel'), body: <Interviews {...props} /> },
    { id: 'preferences', title: preference('ofModel'), body: <Asked {...props} /> },
    { id: 'owed', title: o('owedTitle'), body: <Owed {...props} /> },
    ...(await retirementParts(model, retirementActions(context.actor))),
    {
      ...{ id: 'successors', title: t('replacements') },
      body: (model.replacements.length > 0 || canName) && <Successors {...props} />,
    },
    { id: 'traits', title: t('traits'), body: model.traits && <TraitsSection traits={model.traits} /> },
  ]
}

async function Life({ model, context }: PartProps) {
  const t = await getTranslations('model')
  const links = <LifeLinks slug={model.slug} today={calendarDate(context.now)} />
  return (
    <Section id="life" title={t('life')} lead={t('lifeLead')} actions={links}>
      <LifeLine model={model} now={context.now} />
    </Section>
  )
}

async function LifeLinks({ slug, today }: { readonly slug: string; readonly today: string }) {
  const [t, s] = [await getTranslations('timeline'), await getTranslations('snapshot')]
  return (
    <span data-screen-only className="flex flex-wrap gap-x-5 gap-y-1">
      <a className="link" href={`/models/${slug}?asOf=${today}`}>
        {s('open')}
      </a>
      <a className="link" href={`/models/timeline#model-${slug}`}>
        {t('onTimeline')}
      </a>
    </span>
  )
}

async function Dates({ model, context }: PartProps) {
  const t = await getTranslations('model')
  const choose = may(context.actor, 'date.choose') ? submitOperation.bind(null, 'date.choose') : null
  const withdraw = may(context.actor, 'date.withdraw') ? submitOperation.bind(null, 'date.withdraw') : null
  const add = may(context.actor, 'date.add') && (
    <AddDateDialog model={model} add={submitOperation.bind(null, 'date.add')} />
  )
  return (
    <Section id="dates" title={t('claims')} lead={t('claimsLead')} actions={add}>
      <DateClaims model={model} choose={choose} withdraw={withdraw} />
    </Section>
  )
}

function Successors({ model, context }: PartProps) {
  const name = may(context.actor, 'replacement.name') ? submitOperation.bind(null, 'replacement.name') : null
  return <SuccessorsSection model={model} name={name} />
}
