import type { ReactNode } from 'react'
import { ConfirmBar } from '@/components/imports/confirm-bar'
import { type ChosenModels, groupsOf, stateOf } from './chosen-models'
import { filled, type ImportLabels, type ModelOption } from './import-state'
import { ModelGroups } from './model-groups'
import { RejectedList } from './rejected-list'
import { SessionTable } from './session-table'
import type { Shown } from './use-import'

type ChosenPartProps = {
  readonly shown: Shown
  readonly chosen: ChosenModels
  readonly setChosen: (chosen: ChosenModels) => void
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  readonly settings: ReactNode
  readonly isPending: boolean
  readonly progress: string
  readonly onConfirm: () => void
}

/** What a file would bring, what it does not say, and the button that brings it in. */
export function ChosenPart({ shown, chosen, setChosen, models, labels, settings, ...confirming }: ChosenPartProps) {
  const count = new Set(shown.lines.filter((line) => stateOf(line, chosen) === 'new').map(({ sha256 }) => sha256)).size
  const choose = (part: 'byName' | 'bySession') => (name: string, modelId: string) =>
    setChosen({ ...chosen, [part]: new Map(chosen[part]).set(name, modelId) })
  const isAnyOpen = shown.lines.some(({ state }) => state === 'new' || state === 'modelMissing')
  return (
    <>
      <SessionTable lines={shown.lines} {...{ chosen, models, labels }} onChoose={choose('bySession')} />
      <RejectedList rejected={shown.rejected} labels={labels} />
      {isAnyOpen ? (
        <>
          <ModelGroups groups={groupsOf(shown.lines, chosen)} {...{ models, labels }} onChoose={choose('byName')} />
          <section aria-label={labels.heldTitle} className="grid gap-5 border-t border-line pt-5">
            <div>
              <h2 className="text-base">{labels.heldTitle}</h2>
              <p className="prose mt-1 text-soft">{labels.heldHint}</p>
            </div>
            {settings}
          </section>
          <Confirm count={count} labels={labels} {...confirming} />
        </>
      ) : (
        <p>{labels.nothing}</p>
      )}
    </>
  )
}

type ConfirmProps = Pick<ChosenPartProps, 'labels' | 'isPending' | 'progress' | 'onConfirm'> & {
  readonly count: number
}

function Confirm({ count, labels, isPending, progress, onConfirm }: ConfirmProps) {
  if (count === 0) return <p className="text-soft">{labels.confirmNone}</p>
  const label = count === 1 ? labels.confirmOne : labels.confirmMany
  return (
    <ConfirmBar
      label={filled(label, { count: count.toLocaleString(labels.locale) })}
      lead={labels.confirmLead}
      labels={{ importing: labels.importing, importingHint: progress || labels.importingHint }}
      isPending={isPending}
      onConfirm={onConfirm}
    />
  )
}
