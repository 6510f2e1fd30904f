import { getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { type PlacedQuestion, questionsOf } from '@/lib/protocol-versions/rules'
import type { LeadingRisk } from '@/lib/protocol-versions/schema'
import type { ProtocolVersionRecord } from '@/lib/protocols/queries'

type DocumentProps = { readonly version: ProtocolVersionRecord }

/** A version as it is read in an interview: what is told, the way out, then the questions in their order. */
export async function ProtocolDocument({ version }: DocumentProps) {
  const t = await getTranslations('protocol')
  const asked = questionsOf(version)
  return (
    <div className="grid gap-8">
      <Told id="disclosure" title={t('disclosure')} text={version.disclosure} />
      <Told id="exit" title={t('exitInstruction')} text={version.exitInstruction} />
      {version.sections.map((section, at) => (
        <section key={section.key} id={`section-${section.key}`} aria-labelledby={`section-${section.key}-title`}>
          <p className="text-xs text-faint">{t(`stage_${section.stage}`)}</p>
          <h3 id={`section-${section.key}-title`} className="text-base">
            <span className="tabular text-faint">{at + 1}.</span> {section.title || t('blank')}
          </h3>
          <ol className="mt-2 border-t border-line">
            {asked
              .filter((question) => question.section.key === section.key)
              .map((question) => (
                <Question key={question.key} question={question} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

type ToldProps = { readonly id: string; readonly title: string; readonly text: string }

async function Told({ id, title, text }: ToldProps) {
  const t = await getTranslations('protocol')
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="text-base">
        {title}
      </h3>
      {text === '' ? (
        <p className="mt-1 text-faint">{t('blank')}</p>
      ) : (
        <p className="prose mt-1 whitespace-pre-line">{text}</p>
      )}
    </section>
  )
}

async function Question({ question }: { readonly question: PlacedQuestion }) {
  const t = await getTranslations('protocol')
  return (
    <li id={`question-${question.key}`} className="grid grid-cols-[2rem_minmax(0,1fr)] border-b border-line py-2.5">
      <span className="tabular text-faint">{question.number}</span>
      <div className="min-w-0">
        <p className="prose whitespace-pre-line">{question.text || <span className="text-faint">{t('blank')}</span>}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-4 gap-y-0.5 text-xs text-soft">
          <span>{t(`topic_${question.topic}`)}</span>
          {!question.required && <span>{t('optional')}</span>}
          {question.leadingRisk !== 'low' && <RiskMark risk={question.leadingRisk} />}
          <code className="text-faint" title={t('key')}>
            {question.key}
          </code>
        </p>
      </div>
    </li>
  )
}

const risks = {
  medium: ['caution', 'half'],
  high: ['bad', 'disc'],
} as const satisfies Record<Exclude<LeadingRisk, 'low'>, readonly [Tone, Shape]>

async function RiskMark({ risk }: { readonly risk: keyof typeof risks }) {
  const t = await getTranslations('protocol')
  const [tone, shape] = risks[risk]
  return (
    <Badge tone={tone} shape={shape}>
      {t(`leadingRiskOf_${risk}`)}
    </Badge>
  )
}

/** The parts of a version, to jump to. */
export async function ProtocolContents({ version }: DocumentProps) {
  const t = await getTranslations('protocol')
  const parts = [
    { id: 'disclosure', title: t('disclosure') },
    { id: 'exit', title: t('exitInstruction') },
    ...version.sections.map(({ key, title }, at) => ({ id: `section-${key}`, title: `${at + 1}. ${title}` })),
  ]
  return (
    <nav aria-label={t('contents')} data-screen-only>
      <h2 className="text-xs text-faint">{t('contents')}</h2>
      <ol className="mt-1">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-6 py-0.5 hover:text-accent hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
