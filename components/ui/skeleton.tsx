const WIDTHS = ['w-48', 'w-36', 'w-56', 'w-40', 'w-52', 'w-44'] as const

/** A word that has not arrived yet. Widths repeat in a fixed order, so that the server and the browser agree. */
export function Skeleton({ position = 0 }: { position?: number }) {
  const width = WIDTHS[position % WIDTHS.length] ?? 'w-40'
  return (
    <span aria-hidden="true" className={`inline-block h-3 max-w-full animate-breathe rounded-sm bg-hover ${width}`} />
  )
}

/** Rows as tall as those of the table, so that nothing moves when they arrive. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="border-t border-line">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-11 items-center justify-between gap-6 border-b border-line px-3">
          <Skeleton position={row} />
          <Skeleton position={row + 3} />
        </div>
      ))}
    </div>
  )
}
