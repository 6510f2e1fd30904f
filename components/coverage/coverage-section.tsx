import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import type { CoverageLine } from '@/lib/coverage/rules'
import type { CoverageLevel } from '@/lib/coverage/schema'
import { CoverageDialog } from './coverage-dialog'

type CoverageSectionProps = {
  readonly interview: { readonly id: string; readonly version: number }
  readonly lines: readonly CoverageLine[]
  /** Topics that the protocol asks for and nobody has spoken about. */
  readonly wanted: readonly string[]
  /** Null for whoever may not. */
  readonly set: FormAction | null
}

/** How far each topic was asked about. What was not probed is never shown as if the model wanted nothing. */
export async function CoverageSection({ interview, lines, wanted, set }: CoverageSectionProps) {
  const t = await getTranslations('coverage')
  return (
    <Section
      id="coverage"
      title={t('title')}
      lead={t('lead')}
      actions={set && <CoverageDialog interview={interview} lines={lines} set={set} />}
    >
      <ul className="grid gap-x-8 border-t border-line sm:grid-cols-2">
        {lines.map((line) => (
          <Line key={line.topic} line={line} isWanted={wanted.includes(line.topic)} />
        ))}
      </ul>
      <p data-screen-only className="mt-3">
        <a className="link" href="/interviews/coverage">
          {t('toEquity')}
        </a>
      </p>
    </Section>
  )
}

const coverageLooks = {
  notProbed: ['blank', 'dashes'],
  passing: ['info', 'half'],
  substantive: ['good', 'disc'],
} as const satisfies Record<CoverageLevel, readonly [Tone, Shape]>

async function Line({ line, isWanted }: { readonly line: CoverageLine; readonly isWanted: boolean }) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  const { topic, level, limitedBy, isSaid } = line
  const [tone, shape] = coverageLooks[level]
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-1.5 sm:[&:nth-last-child(2):nth-child(odd)]:border-b-0">
      <h3 className="text-sm font-normal">{p(`topic_${topic}`)}</h3>
      <span className="grid justify-items-end">
        {isSaid ? (
          <Badge tone={tone} shape={shape}>
            {t(`level_${level}`)}
          </Badge>
        ) : (
          <span className="text-faint">{t('unsaid')}</span>
        )}
        {limitedBy && <span className="text-xs text-faint">{t(`limitedBy_${limitedBy}`)}</span>}
        {isWanted && <span className="text-xs text-soft">{t('wanted')}</span>}
      </span>
    </li>
  )
}
