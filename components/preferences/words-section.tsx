import { getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { PreferenceRecord } from '@/lib/preferences/queries'
import { pageOf } from '@/lib/transcripts/rules'
import { TURNS_AT_ONCE } from '@/lib/transcripts/schema'

type WordsSectionProps = { readonly preference: PreferenceRecord }

/** What the model said, each with its place in the transcript; withheld from whoever may not open that. */
export async function WordsSection({ preference: { excerpts, sourceUrl, sourceTitle } }: WordsSectionProps) {
  const t = await getTranslations('preference')
  const source = sourceUrl !== '' && <ExternalLink href={sourceUrl} label={sourceTitle} />
  return (
    <Section id="words" title={t('wordsTitle')} lead={excerpts.length > 0 && t('wordsLead')}>
      <ul className="grid gap-6">
        {excerpts.map((excerpt) => (
          <li key={excerpt.id}>
            <Words excerpt={excerpt} />
          </li>
        ))}
      </ul>
      {source && (
        <p className={`prose text-soft ${excerpts.length > 0 ? 'mt-5' : ''}`}>
          {t.rich(excerpts.length > 0 ? 'wordsAlso' : 'wordsElsewhere', { source: () => source })}
        </p>
      )}
    </Section>
  )
}

async function Words({ excerpt }: { readonly excerpt: PreferenceRecord['excerpts'][number] }) {
  const t = await getTranslations('preference')
  const { quote, turn, interview, isDemo } = excerpt
  const place = t('inTurn', { interview: interview.title, turn })
  const href =
    quote === null
      ? `/interviews/${interview.id}`
      : `/interviews/${interview.id}/transcript?from=${pageOf(turn, TURNS_AT_ONCE)}#t${turn}`
  return (
    <figure>
      {quote === null ? (
        <p className="text-faint">{t('wordsWithheld')}</p>
      ) : (
        <blockquote lang={interview.language} className="voice border-l-2 border-rule pl-4 whitespace-pre-line">
          {quote}
        </blockquote>
      )}
      <figcaption className="mt-1.5 text-xs text-faint">
        <a href={href} className="link">
          {place}
        </a>{' '}
        {isDemo && <DemoMark />}
      </figcaption>
    </figure>
  )
}
