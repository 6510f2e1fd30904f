import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { ButtonLink } from '@/components/ui/button'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { HeldAssessment, OwnAssessment } from '@/lib/assessments/queries'
import { mayBegin } from '@/lib/assessments/rules'
import { formatList, formatMoney } from '@/lib/i18n/format'
import type { PolicyInForce } from '@/lib/policies/rules'
import { policyCurrency } from '@/lib/policies/schema'
import type { PreferenceState } from '@/lib/preferences/schema'
import { comparedOptions, differencesOf } from './differences'
import { OptionsTable } from './options-table'
import { OwnDraft } from './own-draft'

type AssessmentsSectionProps = {
  readonly preference: { readonly id: string; readonly state: PreferenceState }
  readonly held: readonly HeldAssessment[]
  readonly policy: PolicyInForce
  /** Who reads it, where they may assess; null where not. */
  readonly assessor: { readonly id: string | null; readonly draft: OwnAssessment | null } | null
  readonly actions: Readonly<Record<'submit' | 'discard' | 'withdraw', FormAction>>
}

/** What honoring a preference would take, as each assessor found it, side by side. */
export async function AssessmentsSection(props: AssessmentsSectionProps) {
  const { preference, held, policy, assessor, actions } = props
  const t = await getTranslations('assessment')
  const page = `/preferences/${preference.id}`
  const draft = assessor?.draft ?? null
  const mayAssess = assessor !== null && (draft !== null || mayBegin(preference.state))
  return (
    <Section
      id="costs"
      title={t('sectionTitle')}
      lead={t('sectionLead', { version: policy.version })}
      actions={
        <>
          {held.length > 0 && <ButtonLink href={`${page}/sensitivity`}>{t('howSure')}</ButtonLink>}
          {mayAssess && (
            <ButtonLink href={`${page}/assess`} kind="primary">
              {draft ? t('continueDraft') : t('assess')}
            </ButtonLink>
          )}
        </>
      }
    >
      {draft && <OwnDraft draft={draft} submit={actions.submit} discard={actions.discard} />}
      {held.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <>
          <Points held={held} policy={policy} />
          <OptionsTable compared={comparedOptions(held, policy.values)} sensitivityHref={`${page}/sensitivity`} />
          <ul className="mt-5">
            {held.map((assessment) => (
              <AssessorLine
                key={assessment.id}
                assessment={assessment}
                withdraw={assessment.assessorId === assessor?.id ? actions.withdraw : null}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** What the picture says, in a sentence, and on what the assessors do not agree. */
async function Points({ held, policy }: Pick<AssessmentsSectionProps, 'held' | 'policy'>) {
  const [t, locale] = [await getTranslations('assessment'), await getLocale()]
  const expected = comparedOptions(held, policy.values).map(({ totals }) => totals.expected)
  const sorted = expected.toSorted((one, other) => (one < other ? -1 : 1))
  const money = (minor: bigint) => formatMoney(locale, { minor, currency: policyCurrency })
  const ends = { least: money(sorted[0] ?? 0n), most: money(sorted.at(-1) ?? 0n) }
  const differences = differencesOf(held, policy.values).map((difference) => t(`differ_${difference}`))
  return (
    <p className="prose mb-4">
      {t('onePoint', { count: expected.length, ...ends })}{' '}
      {held.length > 1 && (
        <span>{differences.length > 0 ? t('differ', { what: formatList(locale, differences) }) : t('agree')}</span>
      )}
    </p>
  )
}

type AssessorLineProps = { readonly assessment: HeldAssessment; readonly withdraw: FormAction | null }

async function AssessorLine({ assessment, withdraw }: AssessorLineProps) {
  const t = await getTranslations('assessment')
  const { id, version, assessor, feasibility, explanation, submittedAt, policyVersion, isDemo } = assessment
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-t border-line py-3">
      <div className="min-w-0">
        <p className="font-medium">
          {t('byWhom', { assessor, feasibility: t(`feasibility_${feasibility}`) })} {isDemo && <DemoMark />}
        </p>
        {explanation && <p className="prose whitespace-pre-line">{explanation}</p>}
        <p className="text-faint">
          {t.rich('underPolicy', {
            version: policyVersion ?? 0,
            date: () => <Instant at={new Date(submittedAt)} />,
          })}
        </p>
      </div>
      {withdraw && (
        <OperationDialog
          {...{ label: t('takeBack'), what: t('takeBackWhat'), doneMessage: t('takeBackDone'), isFinal: true }}
          {...{ action: withdraw, draftKey: `assessment.withdraw:${id}`, version, sent: { id }, size: 'small' }}
        />
      )}
    </li>
  )
}
