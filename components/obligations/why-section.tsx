import { getLocale, getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import type { ObligationRecord } from '@/lib/obligations/queries'

/** What made it owed: the version of the commitment as it stood then, or where the promise was made. */
export async function WhySection({ obligation }: { readonly obligation: ObligationRecord }) {
  const t = await getTranslations('obligation')
  const { commitment, decision, sourceUrl, sourceTitle, detail } = obligation
  return (
    <Section id="why" title={t('why')}>
      <div className="grid gap-2">
        {detail && <p className="prose text-base whitespace-pre-line">{detail}</p>}
        {commitment ? (
          <FromCommitment commitment={commitment} />
        ) : (
          <p className="text-soft">
            {decision ? t('whyDecision') : t('whyOther')}{' '}
            {decision && (
              <a className="link" href={`/decisions/${decision.id}`}>
                {decision.title}
              </a>
            )}{' '}
            {!sourceUrl && sourceTitle && t('promisedIn', { title: sourceTitle })}
          </p>
        )}
        {sourceUrl && (
          <p>
            <ExternalLink href={sourceUrl} {...(sourceTitle ? { label: sourceTitle } : {})} />
          </p>
        )}
      </div>
    </Section>
  )
}

type FromCommitmentProps = { readonly commitment: NonNullable<ObligationRecord['commitment']> }

async function FromCommitment({ commitment }: FromCommitmentProps) {
  const [t, locale] = [await getTranslations('obligation'), await getLocale()]
  const { slug, title, number, statement, statedOn, sourceUrl, sourceTitle } = commitment
  return (
    <>
      <p className="prose text-base whitespace-pre-line">{statement}</p>
      <p className="text-soft">
        <a className="link" href={`/commitments/${slug}`}>
          {title}
        </a>{' '}
        {t('whyCommitment', { number, date: formatDate(locale, statedOn) })}
      </p>
      <p>
        <ExternalLink href={sourceUrl} {...(sourceTitle ? { label: sourceTitle } : {})} />
      </p>
    </>
  )
}
