import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { openAnswersOf } from '@/app/actions/transcript'
import { Answers, type Side } from '@/components/answers/answers'
import { ChoosePair } from '@/components/answers/choose-pair'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { done, type Result, refuse } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { findInterview, listReadable } from '@/lib/interviews/queries'
import { listQuestions } from '@/lib/turns/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answers'))('title') }
}

type Reader = Context<'interview.read' | 'transcript.read'>

/** Two interviews beside each other, question by question. Drawing it opens both transcripts. */
export default async function ComparePage({ searchParams }: PageProps<'/interviews/compare'>) {
  const context = await authorize('interview.read', 'transcript.read')
  const { a, b } = await searchParams
  const chosen = [a, b].map((id) => (typeof id === 'string' ? id : ''))
  const [t, interview, readable] = [
    await getTranslations('answers'),
    await getTranslations('interview'),
    await listReadable(context),
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[{ label: interview('title'), href: '/interviews' }]}
        subtitle={t('subtitle')}
      />
      <ChoosePair readable={readable} chosen={chosen} />
      {chosen[0] && chosen[1] && <Pair context={context} ids={[chosen[0], chosen[1]]} />}
    </>
  )
}

async function Pair({ context, ids }: { readonly context: Reader; readonly ids: readonly [string, string] }) {
  const [left, right] = [await sideOf(context, ids[0]), await sideOf(context, ids[1])]
  if (left.ok && right.ok) return <Answers left={left.value} right={right.value} />
  const locale = await getLocale()
  return (
    <div className="grid gap-3">
      {[left, right].map(
        (side, at) =>
          !side.ok && (
            <Callout key={ids[at]} tone="caution">
              {refusalText(locale, side)}
            </Callout>
          ),
      )}
    </div>
  )
}

async function sideOf(context: Reader, id: string): Promise<Result<Side>> {
  const interview = await findInterview(context, id)
  if (!interview) return refuse('notFound')
  const opened = await openAnswersOf(id)
  if (!opened.ok) return opened
  return done({ interview, opened: opened.value, questions: await listQuestions(context, interview.protocolVersionId) })
}
