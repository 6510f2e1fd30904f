import type { Choice } from '@/components/form/part-control'
import type { InterviewStage, LeadingRisk } from '@/lib/protocol-versions/schema'
import type { Topic } from '@/lib/protocols/schema'
import type { SectionEdit } from './edited-sections'
import type { EditorLabels } from './editor-labels'

/** What the editor knows without asking: its texts, what may be chosen, and how much there may be of each. */
export type EditorSettings = {
  readonly labels: EditorLabels
  readonly choices: {
    readonly stages: readonly Choice<InterviewStage>[]
    readonly topics: readonly Choice<Topic>[]
    readonly risks: readonly Choice<LeadingRisk>[]
  }
  readonly limits: Readonly<Record<'questionText' | 'sections' | 'questions', number>>
}

export type PartKind = 'section' | 'question'

export type PartStep = {
  readonly kind: PartKind
  readonly uid: number
  readonly by: -1 | 1
  /** The id of what has the focus, and keeps it. */
  readonly focus: string
}

/** What can be done in the editor. */
export type EditorActs = {
  readonly change: (edit: SectionEdit) => void
  readonly canMove: (kind: PartKind, uid: number, by: -1 | 1) => boolean
  readonly move: (step: PartStep) => void
  readonly remove: (kind: PartKind, uid: number) => void
  readonly addSection: () => void
  readonly addQuestion: (section: number) => void
  readonly undo: () => void
}
