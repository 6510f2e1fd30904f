import { getTranslations } from 'next-intl/server'
import type { Tone } from '@/components/ui/badge'
import type { Level } from '@/lib/preservation/schema'

type LevelMarkProps = {
  readonly level: number
  /** `plain` for columns of a table, `large` for the head of a section, which also says out of how many. */
  readonly variant?: 'plain' | 'large'
}

/** The level as four places of which so many are filled, and as a number. */
export async function LevelMark({ level, variant = 'plain' }: LevelMarkProps) {
  const t = await getTranslations('preservation')
  const isLarge = variant === 'large'
  return (
    <span className={`tone-${toneOf(level)} inline-flex items-center gap-2 whitespace-nowrap`}>
      <Places level={level} size={isLarge ? 12 : 8} />
      <span className={isLarge ? 'font-medium' : ''}>
        {isLarge ? t('levelOfFour', { level }) : t('levelOf', { level })}
      </span>
    </span>
  )
}

const places = [1, 2, 3, 4] as const satisfies readonly Level[]

function Places({ level, size }: { readonly level: number; readonly size: number }) {
  const step = size + 3
  const [middle, radius] = [size / 2, size / 2 - 0.75]
  return (
    <svg
      aria-hidden="true"
      width={step * places.length - 3}
      height={size}
      className="shrink-0 text-(--tone)"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {places.map((place, at) => (
        <circle
          key={place}
          cx={at * step + middle}
          cy={middle}
          r={radius}
          {...(place <= level ? { fill: 'currentColor' } : { strokeOpacity: 0.55 })}
        />
      ))}
    </svg>
  )
}

function toneOf(level: number): Tone {
  if (level >= 3) return 'good'
  return level === 0 ? 'bad' : 'caution'
}
