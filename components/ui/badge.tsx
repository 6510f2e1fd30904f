import type { ReactNode } from 'react'

export type Tone =
  | 'neutral'
  | 'accent'
  | 'info'
  | 'active'
  | 'legacy'
  | 'deprecated'
  | 'retired'
  | 'blank'
  | 'calm'
  | 'soon'
  | 'overdue'
  | 'good'
  | 'caution'
  | 'bad'

export type Shape = 'disc' | 'half' | 'ring' | 'wedge' | 'seal' | 'dashes' | 'tick' | 'cross' | 'triangle'

type BadgeProps = {
  readonly tone: Tone
  readonly shape: Shape
  readonly children: ReactNode
  /** `plain` for columns of a table, `tint` for the head of a record. */
  readonly variant?: 'plain' | 'tint'
  readonly title?: string
}

/** A state in a word, a shape and a colour, so that it reads without any one of them. */
export function Badge({ tone, shape, children, variant = 'plain', title }: BadgeProps) {
  const tint = 'rounded-full bg-[color-mix(in_oklab,var(--tone)_11%,var(--color-paper))] px-2.5 py-0.5 text-(--tone)'
  const skin = variant === 'tint' ? tint : tone === 'blank' ? 'text-faint' : 'text-ink'
  return (
    <span title={title} className={`tone-${tone} inline-flex items-center gap-2 whitespace-nowrap ${skin}`}>
      <Mark shape={shape} />
      {children}
    </span>
  )
}

type ToneMarkProps = { readonly tone: Tone; readonly shape: Shape; readonly size?: number }

/** The shape alone, for a picture whose words stand beside it or in its label. */
export function ToneMark({ tone, shape, size = 10 }: ToneMarkProps) {
  return (
    <span className={`tone-${tone} inline-flex`}>
      <Mark shape={shape} size={size} />
    </span>
  )
}

function Mark({ shape, size = 10 }: { shape: Shape; size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 10 10" className="shrink-0 text-(--tone)">
      {MARKS[shape]}
    </svg>
  )
}

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const

const MARKS: Readonly<Record<Shape, ReactNode>> = {
  disc: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.75" {...LINE} />
      <path d="M5 1.25a3.75 3.75 0 0 0 0 7.5Z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="5" cy="5" r="3.5" {...LINE} />,
  wedge: (
    <>
      <circle cx="5" cy="5" r="3.75" {...LINE} />
      <path d="M5 5V1.25A3.75 3.75 0 0 1 8.75 5Z" fill="currentColor" />
    </>
  ),
  seal: <path d="M5 0 6.3 3.7 10 5 6.3 6.3 5 10 3.7 6.3 0 5l3.7-1.3Z" fill="currentColor" />,
  dashes: <circle cx="5" cy="5" r="3.75" {...LINE} strokeDasharray="2 1.93" />,
  tick: <path d="M1 5.5 4 8.5 9 2" {...LINE} strokeLinecap="round" strokeLinejoin="round" />,
  cross: <path d="m2 2 6 6m0-6L2 8" {...LINE} strokeLinecap="round" />,
  triangle: <path d="M5 1 9.5 9h-9Z" fill="currentColor" />,
}
