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
  const open = shown.lines.filter((line) => stateOf(line, chosen) === 'new')
  const choose = (part: 'byName' | 'bySession') => (name: string, modelId: string) =>
    setChosen({ ...chosen, [part]: new Map(chosen[part]).set(name, modelId) })
  const isAnyOpen = shown.lines.some(({ state }) => state === 'new' || state === 'modelMissing')
  return (
    <>
      {!isAnyOpen && <p>{labels.nothing}</p>}
      <ModelGroups groups={groupsOf(shown.lines, chosen)} {...{ models, labels }} onChoose={choose('byName')} />
      <RejectedList rejected={shown.rejected} labels={labels} />
      <section aria-label={labels.sessions} className="border-t border-line pt-5">
        <h2 className="mb-3 text-base">{labels.sessions}</h2>
        <SessionTable lines={shown.lines} {...{ chosen, models, labels }} onChoose={choose('bySession')} />
      </section>
      {isAnyOpen && (
        <>
          <Held askerMissing={open.filter(({ isAskerMissing }) => isAskerMissing).length} labels={labels}>
            {settings}
          </Held>
          <Confirm count={new Set(open.map(({ sha256 }) => sha256)).size} labels={labels} {...confirming} />
        </>
      )}
    </>
  )
}

type HeldProps = Pick<ChosenPartProps, 'labels'> & { readonly askerMissing: number; readonly children: ReactNode }

function Held({ askerMissing, labels, children }: HeldProps) {
  return (
    <section aria-label={labels.heldTitle} className="grid gap-5 border-t border-line pt-5">
      <div>
        <h2 className="text-base">{labels.heldTitle}</h2>
        <p className="prose mt-1 text-soft">{labels.heldHint}</p>
        {askerMissing > 0 && (
          <p className="mt-1 font-medium">
            {filled(labels.askerMissing, { count: askerMissing.toLocaleString(labels.locale) })}
          </p>
        )}
      </div>
      {children}
    </section>
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
