const WIDTHS = ['max-w-48', 'max-w-36', 'max-w-56', 'max-w-40', 'max-w-52', 'max-w-44'] as const

/** A word that has not arrived yet. Widths repeat in a fixed order, so that the server and the browser agree. */
export function Skeleton({ position = 0 }: { position?: number }) {
  const width = WIDTHS[position % WIDTHS.length] ?? 'max-w-40'
  return (
    <span
      aria-hidden="true"
      className={`inline-block h-3 w-full min-w-0 animate-breathe rounded-sm bg-hover ${width}`}
    />
  )
}

/** Rows as tall as those of the table, so that nothing moves when they arrive. */
export function SkeletonRows({ rows, label, isCompact = false }: { rows: number; label: string; isCompact?: boolean }) {
  return (
    <div role="status" aria-label={label} className="border-t border-line">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          className={`flex items-center justify-between gap-6 overflow-hidden border-b border-line px-3 ${isCompact ? 'h-9' : 'h-11'}`}
        >
          <Skeleton position={row} />
          <Skeleton position={row + 3} />
        </div>
      ))}
    </div>
  )
}
