import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { DecisionRecord } from '@/lib/decision-records/queries'
import { AppealDialog, DissentDialog } from './decision-moves'

type VoicesProps = { readonly decision: DecisionRecord; readonly action: FormAction }

/** People who would have decided otherwise, in their own words. */
export async function DissentsSection({ decision, action }: VoicesProps) {
  const t = await getTranslations('decision')
  const { dissents, canDissent } = decision
  return (
    <Section
      id="dissents"
      title={t('dissents')}
      lead={t('dissentsLead')}
      actions={canDissent && <DissentDialog decision={decision} action={action} />}
    >
      {dissents.length === 0 ? (
        <p className="text-soft">{t('dissentsNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {dissents.map(({ id, text, person, createdAt, isDemo }) => (
            <li key={id} className="border-b border-line py-2.5">
              <p className="prose whitespace-pre-line">{text}</p>
              <By name={person} at={createdAt} isDemo={isDemo} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Appeals against it, with the judgement of each. */
export async function AppealsSection({ decision, action }: VoicesProps) {
  const t = await getTranslations('decision')
  const { appeals, moves } = decision
  return (
    <Section
      id="appeals"
      title={t('appeals')}
      lead={t('appealsLead')}
      actions={moves.includes('appeal') && <AppealDialog decision={decision} action={action} />}
    >
      {appeals.length === 0 ? (
        <p className="text-soft">{t('appealsNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {appeals.map((appeal) => (
            <AppealLine key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      )}
    </Section>
  )
}

async function AppealLine({ appeal }: { readonly appeal: DecisionRecord['appeals'][number] }) {
  const t = await getTranslations('decision')
  const { grounds, words, raisedBy, createdAt, outcome, judge, judgement, judgedAt, isDemo } = appeal
  return (
    <li className="grid gap-2 border-b border-line py-2.5">
      <div>
        <p className="prose whitespace-pre-line">{grounds}</p>
        {words && (
          <blockquote className="mt-1 border-l-2 border-line pl-3 font-serif whitespace-pre-line">{words}</blockquote>
        )}
        <By name={raisedBy} at={createdAt} isDemo={isDemo} />
      </div>
      {outcome && judgedAt ? (
        <div className="border-l-2 border-line pl-3">
          <Badge tone={outcome === 'upheld' ? 'accent' : 'caution'} shape={outcome === 'upheld' ? 'tick' : 'cross'}>
            {t(`state_${outcome}`)}
          </Badge>
          <p className="prose whitespace-pre-line">{judgement}</p>
          <By name={judge} at={judgedAt} />
        </div>
      ) : (
        <p className="text-soft">{t('appealOpen')}</p>
      )}
    </li>
  )
}

type ByProps = { readonly name: string; readonly at: string; readonly isDemo?: boolean }

async function By({ name, at, isDemo = false }: ByProps) {
  const t = await getTranslations('decision')
  return (
    <p className="flex flex-wrap gap-x-2 text-xs text-faint">
      {t('by', { by: name })}
      <Instant at={new Date(at)} />
      {isDemo && <DemoMark />}
    </p>
  )
}
