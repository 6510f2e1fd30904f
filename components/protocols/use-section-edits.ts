import { useState } from 'react'
import { UNDO_ID } from '@/components/form/carried-list'
import { useFocusAfter } from '@/components/form/use-focus-after'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import { numberOf } from './edited-places'
import { canMoveQuestion, canMoveSection } from './edited-sections'
import type { EditorActs, EditorSettings, PartKind } from './editor-settings'
import { useEditedSections } from './use-edited-sections'

/** The sections, what can be done with them, and what is said of what was done last. Each act says where the focus goes. */
export function useSectionEdits(sections: readonly ProtocolSection[], { labels, choices }: EditorSettings) {
  const { carrier, edited, edit } = useEditedSections(sections, {
    stages: choices.stages.map(({ value }) => value),
    topics: choices.topics.map(({ value }) => value),
    risks: choices.risks.map(({ value }) => value),
  })
  const focusOn = useFocusAfter()
  const [told, tell] = useState('')
  const nameOf = (kind: PartKind, uid: number) => labels[kind].replace('{number}', String(numberOf(edited, uid)))
  const acts: EditorActs = {
    change: edit,
    canMove: (kind, uid, by) => (kind === 'section' ? canMoveSection : canMoveQuestion)(edited, uid, by),
    move: ({ kind, uid, by, focus }) => {
      if (!acts.canMove(kind, uid, by)) return
      const moved = edit({ type: kind === 'section' ? 'moveSection' : 'moveQuestion', uid, by })
      const place = String(numberOf(moved, uid))
      tell(labels.movedTo.replace('{name}', nameOf(kind, uid)).replace('{place}', place))
      focusOn(focus)
    },
    remove: (kind, uid) => {
      tell(labels.removed.replace('{name}', nameOf(kind, uid)))
      edit({ type: kind === 'section' ? 'removeSection' : 'removeQuestion', uid })
      focusOn(UNDO_ID)
    },
    addSection: () => {
      edit({ type: 'addSection' })
      focusOn(`section-${edited.nextUid}-title`)
    },
    addQuestion: (uid) => {
      edit({ type: 'addQuestion', uid })
      focusOn(`question-${edited.nextUid}-text`)
    },
    undo: () => {
      const last = edited.removed.at(-1)
      edit({ type: 'undo' })
      tell('')
      if (last)
        focusOn(last.kind === 'section' ? `section-${last.section.uid}-title` : `question-${last.question.uid}-text`)
    },
  }
  return { carrier, edited, told, acts }
}
