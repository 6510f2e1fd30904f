import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import { refusalText } from '@/lib/i18n/refusal-text'
import { READERS_NEEDED } from '@/lib/preference-verifications/rules'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type VerificationSectionProps = { readonly preference: PreferenceRecord }

/** Which readers hold which wording to be what the words show, newest first. */
export async function VerificationSection({ preference }: VerificationSectionProps) {
  const [t, locale] = [await getTranslations('preference'), await getLocale()]
  const { verifications, wording, verifyingHeldBack } = preference
  const agreeing = verifications.filter((one) => one.wording === wording && one.agrees).length
  return (
    <Section id="verification" title={t('verifying')} lead={t('verifyingLead')}>
      <p className="prose">{t('verifyingCount', { agreeing, needed: READERS_NEEDED })}</p>
      {verifyingHeldBack && <p className="prose text-soft">{refusalText(locale, verifyingHeldBack)}</p>}
      {verifications.length > 0 && (
        <ul className="mt-3 border-t border-line">
          {verifications.map((one) => (
            <Line key={one.id} verification={one} isEarlier={one.wording !== wording} />
          ))}
        </ul>
      )}
    </Section>
  )
}

type LineProps = {
  readonly verification: PreferenceRecord['verifications'][number]
  readonly isEarlier: boolean
}

async function Line({ verification, isEarlier }: LineProps) {
  const t = await getTranslations('preference')
  const { agrees, note, reader, createdAt, isDemo, wording } = verification
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <Badge tone={agrees ? 'good' : 'caution'} shape={agrees ? 'tick' : 'cross'}>
        {t(agrees ? 'agreed' : 'disagreed')}
      </Badge>
      <div className="min-w-0">
        <p>
          {reader}{' '}
          <span className="text-xs text-faint">
            <Instant at={new Date(createdAt)} style="short" />
            {isEarlier && ` · ${t('earlierWording', { wording })}`}
          </span>{' '}
          {isDemo && <DemoMark />}
        </p>
        {note && <p className="prose whitespace-pre-line text-soft">{note}</p>}
      </div>
    </li>
  )
}
