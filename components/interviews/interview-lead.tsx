import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ExternalLink } from '@/components/ui/external-link'
import type { InterviewRecord } from '@/lib/interviews/queries'

type InterviewLeadProps = { readonly interview: InterviewRecord; readonly canConduct: boolean }

/** What this interview is worth at a glance, and the way to what was said. */
export async function InterviewLead({ interview, canConduct }: InterviewLeadProps) {
  const t = await getTranslations('interview')
  const { state, stateReason, summary, sourceUrl, sourceTitle, endReason, method } = interview
  return (
    <>
      {state === 'invalidated' && (
        <Callout tone="bad" title={t('invalidated')}>
          {stateReason}
        </Callout>
      )}
      {state === 'abandoned' && (
        <Callout tone="caution" title={t('abandoned')}>
          {stateReason}
        </Callout>
      )}
      {endReason === 'subjectEnded' && <Callout title={t('endReason_subjectEnded')}>{t('endedByWish')}</Callout>}
      {method === 'publication' && <Callout title={t('method_publication')}>{t('publicationWhat')}</Callout>}
      {interview.isDemo && <Callout title={t('demoTitle')}>{t('demoWhat')}</Callout>}
      {summary && <p className="prose text-base whitespace-pre-line">{summary}</p>}
      {sourceUrl && (
        <p className="text-soft">
          {t('source')} <ExternalLink href={sourceUrl} label={sourceTitle || t('readSource')} />
        </p>
      )}
      <WayIn interview={interview} canConduct={canConduct} />
    </>
  )
}

/** To where it is held, or to what was said; whoever may not read it is told who may. */
async function WayIn({ interview, canConduct }: InterviewLeadProps) {
  const [t, live] = [await getTranslations('interview'), await getTranslations('live')]
  const { id, state, turnCount, canOpen, sealedAt, method } = interview
  if (state === 'inProgress' && canConduct) {
    return (
      <p className="flex flex-wrap gap-2">
        <ButtonLink href={`/interviews/${id}/conduct`} kind="primary">
          {t('goOn')}
        </ButtonLink>
        <ButtonLink href={`/interviews/${id}/live`}>{live('title')}</ButtonLink>
      </p>
    )
  }
  if (!sealedAt) return <p className="text-soft">{t(state === 'planned' ? 'notBegun' : 'notCaptured')}</p>
  if (!canOpen) return <Callout title={t('access_permitted')}>{t('confidentialWhat', { count: turnCount })}</Callout>
  if (turnCount === 0)
    return <p className="text-soft">{t(method === 'publication' ? 'noWordsPublished' : 'noTurns')}</p>
  return (
    <div className="grid justify-items-start gap-2">
      <ButtonLink href={`/interviews/${id}/transcript`} kind="primary">
        {t('read', { count: turnCount })}
      </ButtonLink>
      <p className="text-faint">{t('readingIsRecorded')}</p>
      <a className="link" href={`/interviews/compare?a=${id}`}>
        {t('compareWith')}
      </a>
    </div>
  )
}
