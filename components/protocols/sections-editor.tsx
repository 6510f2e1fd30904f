'use client'

import { useRef } from 'react'
import { FieldError } from '@/components/form/field-errors'
import { Button } from '@/components/ui/button'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import type { EditedSections } from './edited-sections'
import type { EditorSettings } from './editor-settings'
import { SectionEditor } from './section-editor'
import { useMoveKeys, useSentPaths } from './use-editor-focus'
import { UNDO_ID, useSectionEdits } from './use-section-edits'

type SectionsEditorProps = { readonly sections: readonly ProtocolSection[]; readonly settings: EditorSettings }

/** The sections and questions of a draft: added, worded, moved, removed and brought back. */
export function SectionsEditor({ sections, settings }: SectionsEditorProps) {
  const { labels, limits } = settings
  const list = useRef<HTMLOListElement>(null)
  const { carrier, edited, told, acts } = useSectionEdits(sections, settings)
  const pathOf = useSentPaths(edited)
  useMoveKeys(list, acts.move)
  return (
    <fieldset className="grid gap-3">
      <legend data-label-of="sections" data-text={labels.editSections} className="mb-1 font-medium">
        {labels.editSections}
      </legend>
      <p className="-mt-1 text-faint">{labels.editSectionsHint}</p>
      <Meanings labels={labels} />
      <FieldError id="sections-error" name="sections" />
      <textarea
        ref={carrier}
        name="sections"
        hidden
        autoComplete="off"
        aria-label={labels.editSections}
        defaultValue={JSON.stringify(sections)}
      />
      {edited.sections.length === 0 && <p className="text-soft">{labels.noSections}</p>}
      <ol ref={list} className="grid gap-4">
        {edited.sections.map((section, at) => (
          <SectionEditor
            key={section.uid}
            section={section}
            number={at + 1}
            firstNumber={firstNumberOf(edited, at)}
            pathOf={pathOf}
            settings={settings}
            acts={acts}
          />
        ))}
      </ol>
      {edited.sections.length < limits.sections ? (
        <div>
          <Button onClick={acts.addSection}>{labels.addSection}</Button>
        </div>
      ) : (
        <p className="text-faint">{labels.most}</p>
      )}
      <Undo told={told} canUndo={edited.removed.length > 0} label={labels.undo} onUndo={acts.undo} />
    </fieldset>
  )
}

/** What the two words mean that only somebody who writes protocols uses. */
function Meanings({ labels }: Pick<EditorSettings, 'labels'>) {
  const meanings = [
    { term: labels.key, meaning: labels.keyHint },
    { term: labels.leadingRisk, meaning: labels.leadingRiskHint },
  ]
  return (
    <dl className="-mt-2 text-faint">
      {meanings.map(({ term, meaning }) => (
        <div key={term}>
          <dt className="inline font-medium">{term}:</dt> <dd className="inline">{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

type UndoProps = {
  readonly told: string
  readonly canUndo: boolean
  readonly label: string
  readonly onUndo: () => void
}

/** What was done last, told as it happens; what was removed can be brought back from where the reader is. */
function Undo({ told, canUndo, label, onUndo }: UndoProps) {
  const skin = 'rounded-md border border-line bg-wash px-3.5 py-1.5'
  return (
    <div className={canUndo ? `sticky bottom-4 z-10 flex flex-wrap items-center justify-between gap-2 ${skin}` : ''}>
      <p role="status" className={canUndo ? '' : 'sr-only'}>
        {told}
      </p>
      {canUndo && (
        <Button id={UNDO_ID} kind="quiet" size="small" onClick={onUndo}>
          {label}
        </Button>
      )}
    </div>
  )
}

function firstNumberOf({ sections }: EditedSections, at: number): number {
  return sections.slice(0, at).reduce((number, { questions }) => number + questions.length, 1)
}
