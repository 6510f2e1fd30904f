import { getLocale, getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import { Section } from '@/components/ui/section'
import { formatDate, formatNumber } from '@/lib/i18n/format'
import type { ReportedDate, ReportLine } from '@/lib/import-reports/rules'
import { LineNumbers } from './line-numbers'

/** Longer lists are cut; the counts above them are always whole. */
const SHOWN = 50

type PlannedModelsProps = {
  readonly id: string
  readonly title: string
  readonly lines: readonly ReportLine[]
  /** A new model has nothing to compare with. */
  readonly isNew: boolean
}

/** What changes of each model, before and after. */
export async function PlannedModels({ id, title, lines, isNew }: PlannedModelsProps) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
  if (lines.length === 0) return null
  return (
    <Section id={id} title={`${title} (${formatNumber(locale, lines.length)})`}>
      <ul className="border-t border-line">
        {lines.slice(0, SHOWN).map((line) => (
          <PlannedModel key={line.lines.join(' ')} line={line} isNew={isNew} />
        ))}
      </ul>
      {lines.length > SHOWN && (
        <p className="pt-2 text-soft">{t('more', { count: formatNumber(locale, lines.length - SHOWN) })}</p>
      )}
    </Section>
  )
}

async function PlannedModel({ line, isNew }: { readonly line: ReportLine; readonly isNew: boolean }) {
  const changes = await changesOf(line, isNew)
  return (
    <li className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[6.5rem_1fr]">
      <LineNumbers lines={line.lines} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          {line.slug ? (
            <a className="link" href={`/models/${line.slug}`}>
              {line.name}
            </a>
          ) : (
            <span className="font-medium">{line.name}</span>
          )}
          {isNew && <StageBadge stage={line.stage} />}
        </p>
        {changes.length > 0 && (
          <ul className="text-xs text-soft">
            {changes.map((change) => (
              <li key={change} className="wrap-anywhere">
                {change}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

async function changesOf(line: ReportLine, isNew: boolean): Promise<string[]> {
  const t = await getTranslations('import')
  const dates = await Promise.all(line.dates.map((date) => dateChange(date, isNew)))
  if (line.replacements === null || line.replacements.length === 0) return dates
  const names = line.replacements.join(', ')
  const before = line.replacementsBefore.join(', ') || t('none')
  return [...dates, isNew ? t('successors', { names }) : t('successorsChange', { before, after: names })]
}

async function dateChange({ kind, date, isChosen, chosen }: ReportedDate, isNew: boolean): Promise<string> {
  const [t, model, locale] = [await getTranslations('import'), await getTranslations('model'), await getLocale()]
  const values = { kind: model(`kind_${kind}`), date: formatDate(locale, date) }
  if (isChosen) return isNew ? t('addsDate', values) : t('dateFirst', values)
  return chosen === null
    ? t('dateUnchosen', values)
    : t('dateBeside', { ...values, chosen: formatDate(locale, chosen) })
}
