import type { CSSProperties } from 'react'

type ScaleStripProps = {
  readonly least: number
  readonly most: number
  /** One of each reader, in rising order. */
  readonly scores: readonly number[]
  readonly median: number
}

/** Where each score lies on a scale, alike ones stacked, and their middle. Decorative: whoever draws it tells the same in words. */
export function ScaleStrip({ least, most, scores, median }: ScaleStripProps) {
  const steps = Array.from({ length: most - least + 1 }, (_, at) => least + at)
  const place = (value: number): CSSProperties => ({ left: `${((value - least) / (most - least)) * 100}%` })
  return (
    <span aria-hidden="true" className="scale-strip">
      {steps.map((step) => (
        <i key={step} className="scale-step tabular" style={place(step)}>
          {step}
        </i>
      ))}
      <i className="scale-median" style={place(median)} />
      {steps.map((step) => {
        const many = scores.filter((score) => score === step).length
        return many > 0 && <Stack key={step} many={many} style={place(step)} />
      })}
    </span>
  )
}

/** More than a few are a number: dots that touch could not be counted. */
const MOST_DOTS = 3

function Stack({ many, style }: { readonly many: number; readonly style: CSSProperties }) {
  const dots = Array.from({ length: Math.min(many, MOST_DOTS) }, (_, at) => at)
  return (
    <i className="scale-stack" style={style}>
      {many > MOST_DOTS && <b className="tabular">{many}</b>}
      {dots.map((at) => (
        <i key={at} className="scale-dot" />
      ))}
    </i>
  )
}
