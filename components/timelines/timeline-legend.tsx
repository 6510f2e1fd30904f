import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TimeBar, TimeEnd } from '@/components/chart/time-bar'
import type { TimeDomain } from '@/components/chart/time-scale'
import { stages } from '@/lib/models/schema'
import type { TimelineRow } from '@/lib/timelines/queries'
import { modeLooks, stageLooks } from './bar-looks'

/** A domain of its own: one swatch is one hundred days. */
const swatch: TimeDomain = { start: '2000-01-01', end: '2000-04-10' }
const whole = { domain: swatch, from: swatch.start, until: swatch.end } as const

/** What pattern and colour mean; of the modes, those that the picture has. */
export async function TimelineLegend({ rows }: { rows: readonly TimelineRow[] }) {
  const [t, stage, model] = await Promise.all([
    getTranslations('timeline'),
    getTranslations('stage'),
    getTranslations('model'),
  ])
  const seen = new Set(rows.flatMap(({ availability }) => availability.map(({ mode }) => mode)))
  const modes = (['public', 'paid', 'byRequest', 'research', 'internal', 'none'] as const).filter((mode) =>
    seen.has(mode),
  )
  return (
    <ul aria-label={t('legend')} className="timeline-legend">
      {stages.map((name) => (
        <Entry key={name} label={stage(name)}>
          <TimeBar {...whole} {...stageLooks[name]} />
        </Entry>
      ))}
      <Entry label={t('legendUnknown')}>
        <TimeBar {...whole} {...stageLooks.legacy} certainty="unknown" earlier="active" />
      </Entry>
      <Entry label={t('legendPlanned')}>
        <TimeBar {...whole} {...stageLooks.active} certainty="planned" />
      </Entry>
      <Entry label={t('legendOpen')}>
        <TimeBar {...whole} {...stageLooks.active} certainty="planned" until={null} />
      </Entry>
      <Entry label={t('legendFirm')}>
        <TimeEnd domain={swatch} date="2000-02-20" isFirm />
      </Entry>
      <Entry label={t('legendFloor')}>
        <TimeEnd domain={swatch} date="2000-02-20" isFirm={false} />
      </Entry>
      {modes.map((mode) => (
        <Entry key={mode} label={model(`mode_${mode}`)}>
          <TimeBar {...whole} size="lane" tone="calm" look={modeLooks[mode]} />
        </Entry>
      ))}
    </ul>
  )
}

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <span aria-hidden="true" className="timeline-swatch">
        {children}
      </span>
      {label}
    </li>
  )
}
