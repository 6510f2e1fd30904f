/** Where something lies on a scale from nothing to `most`, in per cent; exact enough to draw, and never beyond its end. */
export function placeOn(value: bigint, most: bigint): number {
  return most <= 0n ? 0 : Math.min(100, Number((value * 10_000n) / most) / 100)
}

type RangeBarProps = {
  readonly low: bigint
  readonly high: bigint
  readonly point: bigint
  /** The end of the scale, which all bars of one picture share. */
  readonly most: bigint
  /** Where something begins to be otherwise; beyond the scale it is not drawn. */
  readonly limits?: readonly bigint[]
}

/** From low to high, with a stroke for the point. Decorative: whoever draws it tells the same in words. */
export function RangeBar({ low, high, point, most, limits = [] }: RangeBarProps) {
  const [from, until] = [placeOn(low, most), placeOn(high, most)]
  const shown = limits.filter((limit) => limit <= most)
  return (
    <span aria-hidden="true" className="range-bar">
      {shown.map((limit) => (
        <i key={String(limit)} className="range-limit" style={{ left: `${placeOn(limit, most)}%` }} />
      ))}
      <i className="range-span" style={{ left: `${from}%`, width: `${until - from}%` }} />
      <i className="range-point" style={{ left: `${placeOn(point, most)}%` }} />
    </span>
  )
}
