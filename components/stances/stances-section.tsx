import { getTranslations } from 'next-intl/server'
import { type QuotableExcerpt, Quoted } from '@/components/caveats/quoted'
import type { FormAction } from '@/components/form/form-state'
import { MarkBadge } from '@/components/robustness/badges'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { StanceRow } from '@/lib/stances/queries'
import { ClearDialog, type NamedTheme, SetDialog } from './stance-dialogs'

type StancesSectionProps = {
  readonly interview: { readonly id: string; readonly version: number; readonly language: string }
  readonly stances: readonly StanceRow[]
  readonly themes: readonly NamedTheme[]
  readonly excerpts: readonly QuotableExcerpt[]
  /** Null for whoever may not. */
  readonly actions: { readonly set: FormAction; readonly clear: FormAction } | null
}

/** What one interview shows of each theme. What is not listed was not probed. */
export async function StancesSection({ interview, stances, themes, excerpts, actions }: StancesSectionProps) {
  const t = await getTranslations('theme')
  const set = actions && themes.length > 0 && (
    <SetDialog interview={interview} themes={themes} excerpts={excerpts} set={actions.set} />
  )
  return (
    <Section id="stances" title={t('stances')} lead={t('stancesLead')} actions={set}>
      {stances.length === 0 ? (
        <p className="prose text-soft">{t('stancesNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {stances.map((stance) => (
            <Line key={stance.theme.id} interview={interview} stance={stance} clear={actions?.clear ?? null} />
          ))}
        </ul>
      )}
    </Section>
  )
}

type LineProps = Pick<StancesSectionProps, 'interview'> & {
  readonly stance: StanceRow
  readonly clear: FormAction | null
}

async function Line({ interview, stance, clear }: LineProps) {
  const { theme, kind, note, excerpt } = stance
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h3 className="text-sm font-medium">
          <a href={`/themes/${theme.slug}`} className="hover:underline">
            {theme.proposition}
          </a>{' '}
          {stance.isDemo && <DemoMark />}
        </h3>
        {note && <p className="prose whitespace-pre-line text-soft">{note}</p>}
        {excerpt && <Quoted interviewId={interview.id} excerpt={excerpt} lang={interview.language} />}
      </div>
      <span className="grid justify-items-start gap-1 sm:justify-items-end">
        <MarkBadge mark={kind} />
        {clear && (
          <span className="max-sm:-ml-2.5 sm:-mr-2.5">
            <ClearDialog interview={interview} theme={theme} clear={clear} />
          </span>
        )}
      </span>
    </li>
  )
}
