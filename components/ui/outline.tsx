type OutlineProps = { readonly paths: readonly string[]; readonly size?: number; readonly className?: string }

/** Draws one icon. Client components use it with the few outlines below, so that the whole table stays on the server. */
export function Outline({ paths, size = 16, className = '' }: OutlineProps) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

export const CHECK = ['M20 6 9 17l-5-5'] as const
export const CROSS = ['M18 6 6 18', 'm6 6 12 12'] as const
export const COPY = [
  'M9 9h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H10a1 1 0 0 1-1-1Z',
  'M5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
] as const
export const STOP = ['M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Z', 'M12 8v4', 'M12 16h.01'] as const
export const INFO = ['M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0Z', 'M12 16v-4', 'M12 8h.01'] as const
export const WARNING = [
  'm21.7 18-8-14a2 2 0 0 0-3.5 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3',
  'M12 9v4',
  'M12 17h.01',
] as const
