import { FieldError } from '@/components/form/field-errors'
import { type CostKind, costKinds } from '@/lib/costs/schema'
import type { FieldProblem } from '@/lib/errors'
import { fillIn } from './editor-settings'
import type { LiveOption } from './live-option'
import { fieldOf, type OptionPartProps, OptionText } from './option-field'
import { costPath, estimatePoints } from './option-values'

type CostsEditorProps = OptionPartProps & { readonly live: LiveOption }

/** Five kinds of cost by three points: a table, because the points are read beside each other. */
export function CostsEditor({ live, ...part }: CostsEditorProps) {
  const { labels, costLabels } = part.settings
  return (
    <div className="grid gap-2">
      <p className="font-medium">{labels.costs}</p>
      <p className="-mt-2 text-faint">{labels.costsHint}</p>
      <table className="w-full table-fixed border-collapse text-left max-sm:block">
        <thead className="max-sm:block">
          <tr className="text-xs text-faint max-sm:grid max-sm:grid-cols-3">
            <th scope="col" className="w-[34%] pb-1 font-normal max-sm:sr-only">
              {labels.what}
            </th>
            {estimatePoints.map((point) => (
              <th key={point} scope="col" className="pb-1 pl-2 font-normal">
                {labels[point]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {costKinds.map((kind) => (
            <tr key={kind} className="align-top max-sm:mb-3 max-sm:grid max-sm:grid-cols-3">
              <th scope="row" className="py-2 pr-2 font-normal max-sm:col-span-3 max-sm:pb-0.5">
                {costLabels[kind]}
              </th>
              {estimatePoints.map((point) => (
                <td key={point} className="py-1 pl-2 max-sm:px-0.5">
                  <Amount {...part} kind={kind} point={point} problem={live.problems[`${kind}.${point}`]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="max-w-60">
        <OptionText {...part} field="horizonMonths" label={labels.horizon} />
        <p className="text-faint">{live.isHorizonWrong ? labels.wrongHorizon : labels.horizonHint}</p>
      </div>
    </div>
  )
}

type AmountProps = OptionPartProps & {
  readonly kind: CostKind
  readonly point: (typeof estimatePoints)[number]
  readonly problem: FieldProblem | undefined
}

/** One figure. What is wrong with it is told as it is typed, unless the rest of its line is still to come. */
function Amount({ kind, point, problem, ...part }: AmountProps) {
  const { labels, costLabels } = part.settings
  const field = costPath(kind, point)
  const { part: frame, control } = fieldOf(part, field, `${costLabels[kind]}, ${labels[point]}`)
  const told = problem && liveProblem(problem, labels)
  return (
    <div className="grid">
      <label htmlFor={frame.id} data-label-of={frame.path} data-text={frame.fullLabel} className="sr-only">
        {frame.fullLabel}
      </label>
      <input
        id={frame.id}
        aria-describedby={`${frame.id}-error ${frame.id}-live`}
        aria-invalid={told !== undefined}
        inputMode="decimal"
        autoComplete="off"
        {...control}
        onChange={(event) => {
          part.acts.edit({ type: 'change', uid: part.option.uid, part: { [field]: event.target.value } })
        }}
        className="control tabular w-full text-right"
      />
      <FieldError id={`${frame.id}-error`} name={frame.path} />
      <p id={`${frame.id}-live`} className="text-xs text-bad empty:hidden">
        {told}
      </p>
    </div>
  )
}

/** A blank figure is no mistake while its line is typed; the server says that it is needed. */
function liveProblem({ code, values = {} }: FieldProblem, labels: OptionPartProps['settings']['labels']) {
  switch (code) {
    case 'invalidAmount':
    case 'invalidQuantity':
    case 'belowLow':
    case 'belowLikely':
    case 'required':
      return fillIn(labels[code], values)
    default:
      return undefined
  }
}
