import { CalloutFrame } from '@/components/ui/callout-frame'
import type { ConflictChange, FormLabels } from './form-state'

type ConflictNoticeProps = {
  readonly sentence: string
  readonly changes: readonly ConflictChange[]
  readonly labels: FormLabels
}

/** Who changed what while the form was open. Sending once more is then a decision, not an accident. */
export function ConflictNotice({ sentence, changes, labels }: ConflictNoticeProps) {
  return (
    <CalloutFrame tone="caution" heading={labels.conflictTitle}>
      <p>{sentence}</p>
      {changes.map((change) => (
        <section key={`${change.at} ${change.summary}`} className="mt-3">
          <p className="text-ink">
            <span className="font-medium">{change.by}</span>, {change.at}: {change.summary}
          </p>
          {change.fields.length > 0 && <Differences change={change} labels={labels} />}
        </section>
      ))}
      <p className="mt-3 font-medium text-ink">{labels.conflictYours}</p>
    </CalloutFrame>
  )
}

function Differences({ change, labels }: { change: ConflictChange; labels: FormLabels }) {
  return (
    <table className="mt-1.5 w-full table-fixed border-t border-line text-left [&_td]:py-1.5 [&_td]:pr-3 [&_td]:align-top [&_th]:py-1.5 [&_th]:pr-3 [&_th]:align-top">
      <thead className="text-xs text-faint [&_th]:font-normal">
        <tr>
          <th scope="col">{labels.field}</th>
          <th scope="col">{labels.before}</th>
          <th scope="col">{labels.after}</th>
        </tr>
      </thead>
      <tbody>
        {change.fields.map((field) => (
          <tr key={field.label} className="border-t border-line">
            <th scope="row" className="font-normal">
              {field.label}
            </th>
            <td className="break-words">
              {field.before ? <del className="decoration-edge">{field.before}</del> : <i>{labels.empty}</i>}
            </td>
            <td className="break-words text-ink">{field.after || <i>{labels.empty}</i>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
