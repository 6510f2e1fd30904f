import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import type { InterviewRow } from '@/lib/interviews/queries'
import { InterviewStateBadge } from './state-badge'

type InterviewsSectionProps = {
  readonly model: { readonly id: string; readonly slug: string }
  readonly interviews: readonly InterviewRow[]
  readonly isCut: boolean
  readonly canPlan: boolean
}

/** The interviews with one model, newest first. */
export async function InterviewsSection({ model, interviews, isCut, canPlan }: InterviewsSectionProps) {
  const t = await getTranslations('interview')
  return (
    <Section
      id="interviews"
      title={t('ofModel')}
      lead={
        interviews.length === 0 ? t('ofModelNone') : isCut ? undefined : t('ofModelLead', { count: interviews.length })
      }
      actions={
        <>
          {isCut && (
            <a className="link" href={`/interviews?model=${model.slug}`}>
              {t('ofModelAll')}
            </a>
          )}
          {canPlan && (
            <ButtonLink href={`/interviews/new?model=${model.id}`} size="small">
              {t('plan')}
            </ButtonLink>
          )}
        </>
      }
    >
      <ul>
        {interviews.map((interview) => (
          <li key={interview.id} className="border-b border-line">
            <a
              href={`/interviews/${interview.id}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 hover:bg-hover"
            >
              <span className="min-w-0 grow font-medium">
                {interview.title} {interview.isDemo && <DemoMark />}
              </span>
              {interview.startedAt && (
                <span className="text-faint">
                  <CalendarDate date={new Date(interview.startedAt)} />
                </span>
              )}
              <InterviewStateBadge state={interview.state} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
