import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { DownsideRow } from '@/lib/downsides/queries'
import { type DownsideKind, type DownsideSeverity, downsideKinds } from '@/lib/downsides/schema'
import { formatInstant } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { AssessDialog } from './assess-dialog'

type DownsidesSectionProps = {
  readonly model: ModelRecord
  /** Absent for whoever may not assess. */
  readonly assess: FormAction | null
}

/** What retiring a model costs each of the four, how much, and where that is known from. */
export async function DownsidesSection({ model, assess }: DownsidesSectionProps) {
  const t = await getTranslations('retirement')
  return (
    <Section id="downsides" title={t('downsides')} lead={t('downsidesLead')}>
      <ul className="border-t border-line">
        {downsideKinds.map((kind) => (
          <Line key={kind} kind={kind} model={model} assess={assess} />
        ))}
      </ul>
    </Section>
  )
}

const looks: Readonly<Record<DownsideSeverity, { readonly tone: Tone; readonly shape: Shape }>> = {
  none: { tone: 'blank', shape: 'dashes' },
  low: { tone: 'calm', shape: 'ring' },
  medium: { tone: 'soon', shape: 'half' },
  high: { tone: 'overdue', shape: 'disc' },
}

type LineProps = DownsidesSectionProps & { readonly kind: DownsideKind }

async function Line({ kind, model, assess }: LineProps) {
  const t = await getTranslations('retirement')
  const statements = model.downsides.filter((downside) => downside.kind === kind)
  const current = statements.find(({ isCurrent }) => isCurrent) ?? null
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <h3 className="text-sm font-medium">{t(`kind_${kind}`)}</h3>
      <span className="max-sm:justify-self-end">
        {current ? (
          <Badge {...looks[current.severity]}>
            <span className="sr-only">{t('severity')}: </span>
            {t(`severity_${current.severity}`)}
          </Badge>
        ) : (
          <span className="text-faint">{t('notAssessedYet')}</span>
        )}
      </span>
      <span
        className={`max-sm:order-1 max-sm:col-span-2 sm:row-span-2 sm:justify-self-end ${current ? 'max-sm:-ml-2.5' : ''}`}
      >
        {assess && <AssessDialog {...{ kind, model, current, assess }} />}
      </span>
      <div className="min-w-0 max-sm:col-span-2 sm:col-start-2">
        {current ? <Statement downside={current} /> : <p className="prose text-soft">{t(`kindHint_${kind}`)}</p>}
        <Earlier statements={statements.filter((downside) => downside !== current)} />
      </div>
    </li>
  )
}

async function Statement({ downside }: { readonly downside: DownsideRow }) {
  const [t, locale, timeZone] = [await getTranslations('retirement'), await getLocale(), await getTimeZone()]
  const date = formatInstant(locale, downside.at, timeZone)
  return (
    <>
      <p className="prose whitespace-pre-line">
        {downside.text} {downside.isDemo && <DemoMark />}
      </p>
      <p className="text-xs text-faint">
        {t('statedBy', { by: downside.by ?? t('system'), date })}
        {downside.sourceUrl && ' · '}
        {downside.sourceUrl && (
          <ExternalLink href={downside.sourceUrl} {...(downside.sourceTitle ? { label: downside.sourceTitle } : {})} />
        )}
      </p>
    </>
  )
}

async function Earlier({ statements }: { readonly statements: readonly DownsideRow[] }) {
  if (statements.length === 0) return null
  const t = await getTranslations('retirement')
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-xs text-soft">{t('earlier', { count: statements.length })}</summary>
      <ul className="mt-1 grid gap-2 border-l border-line pl-3">
        {statements.map((downside) => (
          <li key={downside.id}>
            <Badge {...looks[downside.severity]}>{t(`severity_${downside.severity}`)}</Badge>
            <Statement downside={downside} />
          </li>
        ))}
      </ul>
    </details>
  )
}
