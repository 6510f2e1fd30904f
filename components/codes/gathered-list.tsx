import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import type { CodeRecord } from '@/lib/codes/queries'
import { pageOf } from '@/lib/transcripts/rules'
import { TURNS_AT_ONCE } from '@/lib/transcripts/schema'

/** Quotations under one code, by interview; each leads to its place in the transcript. */
export async function GatheredList({ code }: { readonly code: CodeRecord }) {
  const t = await getTranslations('code')
  if (code.excerpts.length === 0) return <p className="text-soft">{t('nothing')}</p>
  return (
    <>
      <ol className="grid gap-6">
        {code.excerpts.map(({ id, quote, turn, interview, isDemo }) => (
          <li key={id}>
            <blockquote lang={interview.language} className="voice border-l-2 border-rule pl-4 whitespace-pre-wrap">
              {quote}
            </blockquote>
            <p className="mt-1 pl-4.5 text-soft">
              <a
                className="link"
                href={`/interviews/${interview.id}/transcript?from=${pageOf(turn.index, TURNS_AT_ONCE)}#t${turn.index}`}
              >
                {t('place', { model: interview.modelName, title: interview.title, index: turn.index })}
              </a>{' '}
              {isDemo && <DemoMark />}
            </p>
          </li>
        ))}
      </ol>
      {code.isCut && <p className="mt-4 text-faint">{t('cut', { count: code.excerpts.length })}</p>}
    </>
  )
}
