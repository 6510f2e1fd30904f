import type { ReactNode } from 'react'
import { CHECK, INFO, Outline, STOP, WARNING } from './outline'

export type CalloutTone = 'info' | 'good' | 'caution' | 'bad'

const OUTLINES = { info: INFO, good: CHECK, caution: WARNING, bad: STOP } as const

type FrameProps = { readonly tone: CalloutTone; readonly heading: string; readonly children?: ReactNode }

/** A callout without texts of its own, so that client components can use it too. */
export function CalloutFrame({ tone, heading, children }: FrameProps) {
  return (
    <div
      className={`tone-${tone} flex gap-3 rounded-md border border-line border-l-[3px] border-l-(--tone) bg-[color-mix(in_oklab,var(--tone)_6%,var(--color-paper))] px-3.5 py-3`}
    >
      <span className="mt-0.5 text-(--tone)">
        <Outline paths={OUTLINES[tone]} size={18} />
      </span>
      <div className="min-w-0 grow">
        <p className="font-medium">{heading}</p>
        {children && <div className="mt-0.5 text-soft">{children}</div>}
      </div>
    </div>
  )
}
