import { useState } from 'react'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import type { SessionState } from '@/lib/transcript-imports/schema'
import { filled, type ImportLabels, type ModelOption, type SessionLine } from './import-state'

const looks = {
  new: ['accent', 'ring'],
  imported: ['good', 'tick'],
  onRecord: ['neutral', 'half'],
  repeated: ['neutral', 'dashes'],
  modelMissing: ['caution', 'triangle'],
} as const satisfies Record<SessionState, readonly [Tone, Shape]>

type SessionRowProps = {
  readonly line: SessionLine
  readonly state: SessionState
  readonly modelId: string
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  readonly onChoose: ((sha256: string, modelId: string) => void) | undefined
}

export function SessionRow({ line, state, modelId, models, labels, onChoose }: SessionRowProps) {
  const [tone, shape] = looks[state]
  const isOpen = state === 'new' || state === 'modelMissing'
  const name = models.find(({ id }) => id === modelId)?.name ?? line.model?.name ?? line.statedModel
  return (
    <>
      <tr>
        <th scope="row" data-narrow="lead">
          <SessionName line={line} />
          <Look line={line} labels={labels} />
        </th>
        <td data-narrow="own">
          {isOpen && onChoose ? (
            <ModelSelect
              label={filled(labels.modelOf, { title: line.title })}
              {...{ modelId, name, models }}
              leaveOut={labels.leaveOut}
              onChoose={(id) => onChoose(line.sha256, id)}
            />
          ) : (
            name
          )}
        </td>
        <td data-align="end" data-narrow="labelled" data-header={labels.turns} className="tabular">
          {line.turns}
        </td>
        <td data-narrow="line">{line.when}</td>
        <td data-narrow="line">{line.language}</td>
        <td data-narrow="aside">
          <Badge
            tone={tone}
            shape={shape}
            {...(line.sameAs ? { title: filled(labels.sameAs, { file: line.sameAs }) } : {})}
          >
            {labels.stateWords[state]}
          </Badge>
        </td>
      </tr>
      <tr data-detail>
        <td colSpan={6}>
          <Beginning line={line} labels={labels} />
        </td>
      </tr>
    </>
  )
}

function SessionName({ line: { title, interview } }: Pick<SessionRowProps, 'line'>) {
  if (!interview) return <span className="font-medium">{title}</span>
  return (
    <a className="link inline-block leading-6 font-medium" href={`/interviews/${interview.id}`}>
      {interview.title}
    </a>
  )
}

/** Where it stands, and what opens below the row: how it begins, and what has to be known about it. */
function Look({ line, labels }: Pick<SessionRowProps, 'line' | 'labels'>) {
  const count = line.notes.length
  return (
    <span className="flex items-baseline gap-2 text-xs text-faint">
      <span className="overflow-hidden text-ellipsis" title={line.source}>
        {line.source}
      </span>
      <details className="shrink-0">
        <summary className="leading-6">
          {labels.look}
          {count > 0 && (
            <span className="tone-caution text-(--tone)"> · {filled(labels.noted, { count: String(count) })}</span>
          )}
        </summary>
      </details>
    </span>
  )
}

function Beginning({ line, labels }: Pick<SessionRowProps, 'line' | 'labels'>) {
  const [first, second] = line.opening
  return (
    <div className="grid max-w-3xl gap-2 py-2">
      {line.notes.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-soft">
          {line.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <dl aria-label={labels.firstWords} className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
        <FirstWords turn={first} labels={labels} />
        <FirstWords turn={second} labels={labels} />
      </dl>
    </div>
  )
}

type FirstWordsProps = Pick<SessionRowProps, 'labels'> & { readonly turn: SessionLine['opening'][number] | undefined }

function FirstWords({ turn, labels }: FirstWordsProps) {
  if (!turn) return null
  return (
    <>
      <dt className="text-xs leading-6 text-faint">{labels.roles[turn.role]}</dt>
      <dd className="font-serif wrap-anywhere">{turn.text}</dd>
    </>
  )
}

type ModelSelectProps = {
  readonly label: string
  readonly modelId: string
  readonly name: string
  readonly models: readonly ModelOption[]
  readonly leaveOut: string
  /** It stands alone or among few, so it may hold its options from the start. */
  readonly isAmongFew?: boolean
  readonly onChoose: (modelId: string) => void
}

/** A list of models in every row would be a page of thousands of lines: it is filled when somebody comes to it. */
export function ModelSelect({
  label,
  modelId,
  name,
  models,
  leaveOut,
  isAmongFew = false,
  onChoose,
}: ModelSelectProps) {
  const [isFilled, setIsFilled] = useState(isAmongFew)
  return (
    <select
      aria-label={label}
      value={modelId}
      onFocus={() => setIsFilled(true)}
      onPointerEnter={() => setIsFilled(true)}
      onChange={(event) => onChoose(event.target.value)}
      className="control w-full"
    >
      <option value="">{leaveOut}</option>
      {isFilled
        ? models.map((model) => (
            <option key={model.id} value={model.id}>
              {model.name}
            </option>
          ))
        : modelId !== '' && <option value={modelId}>{name}</option>}
    </select>
  )
}
