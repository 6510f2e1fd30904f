'use client'

import { useRef } from 'react'
import { CarriedList } from '@/components/form/carried-list'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import type { EditedSections } from './edited-sections'
import type { EditorSettings } from './editor-settings'
import { SectionEditor } from './section-editor'
import { useMoveKeys, useSentPaths } from './use-editor-focus'
import { useSectionEdits } from './use-section-edits'

type SectionsEditorProps = { readonly sections: readonly ProtocolSection[]; readonly settings: EditorSettings }

/** The sections and questions of a draft: added, worded, moved, removed and brought back. */
export function SectionsEditor({ sections, settings }: SectionsEditorProps) {
  const { labels, limits } = settings
  const list = useRef<HTMLOListElement>(null)
  const { carrier, edited, told, acts } = useSectionEdits(sections, settings)
  const pathOf = useSentPaths(edited)
  useMoveKeys(list, acts.move)
  return (
    <CarriedList
      name="sections"
      label={labels.editSections}
      hint={labels.editSectionsHint}
      carrier={carrier}
      carried={JSON.stringify(sections)}
      add={
        edited.sections.length < limits.sections ? { label: labels.addSection, onAdd: acts.addSection } : labels.most
      }
      undo={{ told, canUndo: edited.removed.length > 0, label: labels.undo, onUndo: acts.undo }}
    >
      <Meanings labels={labels} />
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
    </CarriedList>
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

function firstNumberOf({ sections }: EditedSections, at: number): number {
  return sections.slice(0, at).reduce((number, { questions }) => number + questions.length, 1)
}
