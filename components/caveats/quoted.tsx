import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { pageOf } from '@/lib/transcripts/rules'
import { TURNS_AT_ONCE } from '@/lib/transcripts/schema'

type QuotedProps = {
  readonly interviewId: string
  readonly excerpt: { readonly turn: number; readonly quote: string | null }
  readonly lang: string
}

/** Where in the transcript it shows; its words for whoever may open it, and the number of the turn for everybody. */
export async function Quoted({ interviewId, excerpt: { turn, quote }, lang }: QuotedProps) {
  const t = await getTranslations('trust')
  if (quote === null) return <p className="tabular text-xs text-faint">{t('inTurn', { turn })}</p>
  return (
    <p>
      <a href={`/interviews/${interviewId}/transcript?from=${pageOf(turn, TURNS_AT_ONCE)}#t${turn}`} className="group">
        <q lang={lang} className="line-clamp-3 font-serif group-hover:text-accent">
          {quote}
        </q>
        <span className="tabular text-xs text-faint">{t('inTurn', { turn })}</span>
      </a>
    </p>
  )
}

/** Marked words that something can point at. */
export type QuotableExcerpt = { readonly id: string; readonly index: number; readonly quote: string }

const SHOWN = 90

type ExcerptFieldProps = {
  readonly id: string
  readonly excerpts: readonly QuotableExcerpt[]
  readonly defaultValue?: string
}

/** The words that show it, of those that are marked; nothing to choose where nothing is. */
export async function ExcerptField({ id, excerpts, defaultValue = '' }: ExcerptFieldProps) {
  if (excerpts.length === 0) return null
  const t = await getTranslations('trust')
  return (
    <SelectField
      name="excerptId"
      id={id}
      label={t('excerpt')}
      hint={t('excerptHint')}
      blankLabel={t('excerptNone')}
      options={excerpts.map(({ id: value, index, quote }) => ({
        value,
        label: `${index}: ${quote.length > SHOWN ? `${[...quote].slice(0, SHOWN).join('')}…` : quote}`,
      }))}
      defaultValue={defaultValue}
      width="full"
      isOptional
    />
  )
}
