import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { CaveatRow } from '@/lib/caveats/queries'
import type { CaveatSeverity } from '@/lib/caveats/schema'
import { formatInstant } from '@/lib/i18n/format'
import { CaveatDialog } from './caveat-dialog'
import { type QuotableExcerpt, Quoted } from './quoted'

type CaveatsSectionProps = {
  readonly interviewId: string
  readonly caveats: readonly CaveatRow[]
  /** What can be pointed at; empty for whoever may not open the transcript. */
  readonly excerpts: readonly QuotableExcerpt[]
  readonly lang: string
  /** Null for whoever may not. */
  readonly raise: FormAction | null
}

/** Why what was said may not be taken at its word. */
export async function CaveatsSection({ interviewId, caveats, excerpts, lang, raise }: CaveatsSectionProps) {
  const t = await getTranslations('trust')
  return (
    <Section
      id="caveats"
      title={t('caveats')}
      lead={t('caveatsLead')}
      actions={raise && <CaveatDialog interviewId={interviewId} excerpts={excerpts} raise={raise} />}
    >
      {caveats.length === 0 ? (
        <p className="prose text-soft">{t('caveatsNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {caveats.map((caveat) => (
            <Line key={caveat.id} interviewId={interviewId} caveat={caveat} lang={lang} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const looks = {
  minor: ['calm', 'ring'],
  moderate: ['caution', 'half'],
  serious: ['bad', 'disc'],
} as const satisfies Record<CaveatSeverity, readonly [Tone, Shape]>

type LineProps = Pick<CaveatsSectionProps, 'interviewId' | 'lang'> & { readonly caveat: CaveatRow }

async function Line({ interviewId, caveat, lang }: LineProps) {
  const [t, locale, timeZone] = [await getTranslations('trust'), await getLocale(), await getTimeZone()]
  const { type, severity, note, excerpt, author, createdAt } = caveat
  const [tone, shape] = looks[severity]
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <h3 className="text-sm font-medium">{t(`caveat_${type}`)}</h3>
      <div className="min-w-0">
        <p className="prose whitespace-pre-line">
          {note} {caveat.isDemo && <DemoMark />}
        </p>
        {excerpt && <Quoted interviewId={interviewId} excerpt={excerpt} lang={lang} />}
        <p className="text-xs text-faint">
          {t('by', { by: author, date: formatInstant(locale, createdAt, timeZone, 'short') })}
        </p>
      </div>
      <Badge tone={tone} shape={shape}>
        <span className="sr-only">{t('severity')}: </span>
        {t(`severity_${severity}`)}
      </Badge>
    </li>
  )
}
