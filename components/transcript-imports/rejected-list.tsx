import { filled, type ImportLabels } from './import-state'

/** Sentences that are shown; a thousand files with one fault need one look. */
const SHOWN = 50

type RejectedListProps = {
  readonly rejected: readonly string[]
  readonly labels: Pick<ImportLabels, 'rejected' | 'rejectedLead' | 'more' | 'locale'>
}

/** What is left out, each with the file, the place, and what to do. */
export function RejectedList({ rejected, labels }: RejectedListProps) {
  if (rejected.length === 0) return null
  const more = rejected.length - SHOWN
  return (
    <section aria-label={labels.rejected} className="border-t border-line pt-5">
      <h2 className="text-base">
        {labels.rejected} <span className="tabular text-faint">{rejected.length.toLocaleString(labels.locale)}</span>
      </h2>
      <p className="prose mt-1 mb-3 text-soft">{labels.rejectedLead}</p>
      <ul className="border-t border-line">
        {rejected.slice(0, SHOWN).map((sentence) => (
          <li key={sentence} className="border-b border-line py-2 wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="pt-2 text-soft">{filled(labels.more, { count: more.toLocaleString(labels.locale) })}</p>
      )}
    </section>
  )
}
