import { getLocale, getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import type { DecisionRecord } from '@/lib/decision-records/queries'
import { formatDate } from '@/lib/i18n/format'
import { refusalText } from '@/lib/i18n/refusal-text'

type PartProps = { readonly decision: DecisionRecord }

/** The decision in one sentence, its reasons, and why nothing cheaper was taken. */
export async function VerdictSection({ decision }: PartProps) {
  const t = await getTranslations('decision')
  const { reasons, publicSummary, passedOver, distinguishing } = decision
  return (
    <Section id="decision" title={t('theDecision')}>
      <div className="grid gap-5">
        <p className="prose text-lg">
          <Sentence decision={decision} />
        </p>
        <Standing decision={decision} />
        <Told title={t('publicSummary')} text={publicSummary} />
        <Told title={t('reasons')} text={reasons} none={t('reasonsNone')} />
        <Told title={t('passedOver')} text={passedOver} />
        <Told title={t('distinguishing')} text={distinguishing} />
      </div>
    </Section>
  )
}

async function Sentence({ decision: { outcome, reviewBy, issuedAt } }: PartProps) {
  const [t, locale] = [await getTranslations('decision'), await getLocale()]
  if (issuedAt === null) return t('wouldBe', { outcome: t(`outcome_${outcome}`) })
  if (outcome === 'defer') return t('sentence_defer', { date: reviewBy ? formatDate(locale, reviewBy) : '…' })
  return t(`sentence_${outcome}`)
}

/** Whether it holds, and what it lacks or what keeps the reader from the next step. */
async function Standing({ decision }: PartProps) {
  const [t, locale] = [await getTranslations('decision'), await getLocale()]
  const { state, issuedAt, isCurrent, isException, closedAt, unfinished, heldBack } = decision
  const isOpen = state === 'draft' || state === 'proposed'
  return (
    <>
      {isOpen && <p className="text-soft">{t('notYet')}</p>}
      {state === 'withdrawn' && <p className="text-soft">{t('isWithdrawn')}</p>}
      {state === 'revised' && <Callout tone="caution">{t('isRevised')}</Callout>}
      {issuedAt && !isCurrent && state !== 'revised' && <Callout tone="caution">{t('isSuperseded')}</Callout>}
      {isException && <Callout tone="caution">{t('isException')}</Callout>}
      {closedAt && <p className="text-soft">{t('isClosed', { date: formatDate(locale, closedAt) })}</p>}
      {isOpen && unfinished.length > 0 && (
        <Callout tone="info" title={t('unfinished')}>
          <ul className="list-disc pl-5">
            {unfinished.map((lack) => (
              <li key={lack.code}>{refusalText(locale, lack)}</li>
            ))}
          </ul>
        </Callout>
      )}
      {heldBack && <p className="prose">{refusalText(locale, heldBack)}</p>}
    </>
  )
}

type ToldProps = { readonly title: string; readonly text: string; readonly none?: string }

function Told({ title, text, none }: ToldProps) {
  if (text === '' && none === undefined) return null
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {text === '' ? (
        <p className="text-soft">{none}</p>
      ) : (
        <p className="prose text-base whitespace-pre-line">{text}</p>
      )}
    </div>
  )
}

/** What the company has published about acting on preferences, beside what was decided. */
export async function StanceSection() {
  const t = await getTranslations('decision')
  return (
    <Section id="stance" title={t('stance')}>
      <div className="grid gap-2">
        <p className="prose">{t('stanceBody')}</p>
        <blockquote className="border-l-2 border-line pl-3 text-soft">{t('stanceQuote')}</blockquote>
        <p>
          <ExternalLink href="https://www.anthropic.com/research/deprecation-commitments" label={t('stanceSource')} />
        </p>
      </div>
    </Section>
  )
}
