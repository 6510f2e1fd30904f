/** The mark of the office: a ring that is kept open, and what it keeps. */
export function Seal({ size = 20 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 20 20" className="shrink-0 text-accent">
      <path
        d="M14.6 4.1a7.5 7.5 0 1 0 2.6 3.7"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <path
        d="M6.5 10h7M6.9 7.100h4.400M6.9 12.900h6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
