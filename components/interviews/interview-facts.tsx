import { getTranslations } from 'next-intl/server'
import { CopyText } from '@/components/ui/copy-text'
import { type Fact, Facts } from '@/components/ui/facts'
import { CalendarDate, Instant } from '@/components/ui/time'
import type { InterviewRecord } from '@/lib/interviews/queries'

type InterviewFactsProps = { readonly interview: InterviewRecord }

/** Who asked whom, how, and under which settings: what moves the answers before a word is said. */
export async function InterviewFacts({ interview }: InterviewFactsProps) {
  const t = await getTranslations('interview')
  const { model, protocol, interviewerKind, interviewer, systemPromptSha256, sealedSha256 } = interview
  const facts: Fact[] = [
    {
      term: t('model'),
      detail: (
        <a className="link" href={`/models/${model.slug}`}>
          {model.displayName}
        </a>
      ),
      ...(interview.precision ? { note: interview.precision } : {}),
    },
    { term: t('interviewer'), detail: interviewer, note: t(`interviewerKind_${interviewerKind}`) },
    {
      term: t('protocol'),
      detail: protocol ? (
        <a className="link" href={`/protocols/${protocol.slug}/${protocol.number}`}>
          {t('protocolVersion', { title: protocol.title, number: protocol.number })}
        </a>
      ) : (
        t('protocolNone')
      ),
    },
    { term: t('tone'), detail: t(`tone_${interview.tone}`) },
    { term: t('disclosureDepth'), detail: t(`depth_${interview.disclosureDepth}`) },
    { term: t('access'), detail: t(`access_${interview.access}`) },
    { term: t('language'), detail: interview.language },
    ...(await times(interview)),
    { term: t('sampling'), detail: await samplingText(interview) },
    ...(systemPromptSha256
      ? [
          {
            term: t('systemPromptSha256'),
            detail: <CopyText text={systemPromptSha256} shown={shortHash(systemPromptSha256)} />,
          },
        ]
      : []),
    ...(sealedSha256
      ? [
          {
            term: t('sealedSha256'),
            detail: <CopyText text={sealedSha256} shown={shortHash(sealedSha256)} />,
            note: t('sealedNote'),
          },
        ]
      : []),
  ]
  return <Facts facts={facts} />
}

async function times({ plannedOn, startedAt, endedAt, endReason, method }: InterviewRecord): Promise<readonly Fact[]> {
  const t = await getTranslations('interview')
  return [
    ...(plannedOn && !startedAt ? [{ term: t('plannedOn'), detail: <CalendarDate date={plannedOn} /> }] : []),
    ...(startedAt ? [{ term: t('started'), detail: <Instant at={new Date(startedAt)} /> }] : []),
    ...(endedAt
      ? [
          {
            term: t('ended'),
            detail: <Instant at={new Date(endedAt)} />,
            ...(endReason ? { note: t(`endReason_${endReason}`) } : {}),
          },
        ]
      : []),
    { term: t('method'), detail: t(`method_${method}`) },
  ]
}

async function samplingText({ temperature, topP, maxTokens }: InterviewRecord): Promise<string> {
  const t = await getTranslations('interview')
  const told = [
    temperature === null ? null : t('temperatureOf', { value: temperature }),
    topP === null ? null : t('topPOf', { value: topP }),
    maxTokens === null ? null : t('maxTokensOf', { value: maxTokens }),
  ].filter((part) => part !== null)
  return told.length > 0 ? told.join(' · ') : t('notRecorded')
}

function shortHash(sha256: string): string {
  return `${sha256.slice(0, 16)}…`
}
