import { getLocale, getTranslations } from 'next-intl/server'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import type { ReleaseRecord } from '@/lib/releases/queries'
import type { ReleaseState } from '@/lib/releases/schema'
import { type ReleaseActions, ReleaseMoves } from './release-moves'

type ReleaseSectionProps = {
  readonly interview: { readonly id: string; readonly version: number }
  readonly standing: ReleaseRecord
  readonly actions: ReleaseActions
}

/** Whether an interview may be read outside, what stands in the way, and what can be done about it now. */
export async function ReleaseSection({ interview, standing, actions }: ReleaseSectionProps) {
  const t = await getTranslations('trust')
  return (
    <Section
      id="release"
      title={t('release')}
      lead={t('releaseLead')}
      actions={<ReleaseMoves interview={interview} standing={standing} actions={actions} />}
    >
      <div className="grid gap-4">
        <Standing standing={standing} />
        {standing.isAtOdds && (
          <Callout tone="bad" title={t('atOdds')}>
            {t('atOddsWhat')}
          </Callout>
        )}
        <Obstacles standing={standing} />
      </div>
    </Section>
  )
}

const looks = {
  internal: ['neutral', 'ring'],
  releasable: ['info', 'half'],
  released: ['good', 'seal'],
  restrictedUntil: ['soon', 'wedge'],
  withheld: ['bad', 'cross'],
} as const satisfies Record<ReleaseState, readonly [Tone, Shape]>

async function Standing({ standing }: Pick<ReleaseSectionProps, 'standing'>) {
  const [t, i, locale] = [await getTranslations('trust'), await getTranslations('interview'), await getLocale()]
  const { release, reason, restrictedUntil, mayBeReleased } = standing
  const [tone, shape] = looks[release]
  const date = restrictedUntil && formatDate(locale, restrictedUntil)
  return (
    <div className="grid gap-1">
      <p>
        <Badge tone={tone} shape={shape} variant="tint">
          {i(`release_${release}`)}
        </Badge>
      </p>
      {date && <p>{t(mayBeReleased ? 'restrictedOver' : 'restrictedUntil', { date })}</p>}
      {reason && <p className="prose whitespace-pre-line text-soft">{reason}</p>}
    </div>
  )
}

async function Obstacles({ standing: { obstacles, release } }: Pick<ReleaseSectionProps, 'standing'>) {
  const t = await getTranslations('trust')
  if (obstacles.length === 0) return release === 'internal' ? <p className="text-soft">{t('obstaclesNone')}</p> : null
  return (
    <div>
      <h3 className="text-sm font-medium">{t('obstacles')}</h3>
      <ul className="mt-1 grid gap-1">
        {obstacles.map((obstacle) => (
          <li key={obstacle} className="prose">
            <Badge tone={obstacle === 'narratorAgainst' ? 'bad' : 'caution'} shape="triangle">
              <span className="whitespace-normal">{t(`obstacle_${obstacle}`)}</span>
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}
