import type { InterviewStage, ProtocolQuestion, ProtocolSection } from '@/lib/protocol-versions/schema'
import type { Topic } from '@/lib/protocols/schema'

/** `uid` names a part on the screen only: its key may be changed, and its place too. */
export type EditedQuestion = ProtocolQuestion & { readonly uid: number; readonly isKeyGiven: boolean }

export type EditedSection = Omit<ProtocolSection, 'questions'> & {
  readonly uid: number
  readonly isKeyGiven: boolean
  readonly questions: readonly EditedQuestion[]
}

type Removed =
  | { readonly kind: 'section'; readonly section: EditedSection; readonly at: number }
  | { readonly kind: 'question'; readonly question: EditedQuestion; readonly from: number; readonly at: number }

/** Sections under edit, what was removed from them (the newest last), and the next free `uid`. */
export type EditedSections = {
  readonly sections: readonly EditedSection[]
  readonly removed: readonly Removed[]
  readonly nextUid: number
}

type Step = -1 | 1

export type SectionEdit =
  | { readonly type: 'addSection' }
  | { readonly type: 'addQuestion'; readonly uid: number }
  | {
      readonly type: 'changeSection'
      readonly uid: number
      readonly change: Partial<Omit<ProtocolSection, 'questions'>>
    }
  | { readonly type: 'changeQuestion'; readonly uid: number; readonly change: Partial<ProtocolQuestion> }
  | { readonly type: 'moveSection' | 'moveQuestion'; readonly uid: number; readonly by: Step }
  | { readonly type: 'removeSection' | 'removeQuestion'; readonly uid: number }
  | { readonly type: 'undo' }

/** The order of the stages, which the sections keep. */
export type StageOrder = readonly InterviewStage[]

export function openedSections(sections: readonly ProtocolSection[]): EditedSections {
  let nextUid = 0
  const uid = () => nextUid++
  const opened = sections.map((section) => ({
    ...{ ...section, uid: uid(), isKeyGiven: true },
    questions: section.questions.map((question) => ({ ...question, uid: uid(), isKeyGiven: true })),
  }))
  return { sections: opened, removed: [], nextUid }
}

/** As they are sent: in the order of the screen, without what only the screen needs. */
export function writtenSections({ sections }: EditedSections): readonly ProtocolSection[] {
  return sections.map(({ key, title, stage, questions }) => ({
    ...{ key, title, stage },
    questions: questions.map(({ key, topic, text, required, leadingRisk }) => {
      return { key, topic, text, required, leadingRisk }
    }),
  }))
}

export function editedWith(edited: EditedSections, edit: SectionEdit, stages: StageOrder): EditedSections {
  switch (edit.type) {
    case 'addSection':
      return inStageOrder(withNewSection(edited), stages)
    case 'addQuestion':
      return withNewQuestion(edited, edit.uid)
    case 'changeSection':
      return inStageOrder(withChangedSection(edited, edit.uid, edit.change), stages)
    case 'changeQuestion':
      return withChangedQuestion(edited, edit.uid, edit.change)
    case 'moveSection':
      return canMoveSection(edited, edit.uid, edit.by) ? withMovedSection(edited, edit.uid, edit.by) : edited
    case 'moveQuestion':
      return withMovedQuestion(edited, edit.uid, edit.by)
    case 'removeSection':
      return withoutSection(edited, edit.uid)
    case 'removeQuestion':
      return withoutQuestion(edited, edit.uid)
    case 'undo':
      return inStageOrder(withRestored(edited), stages)
    default:
      return edit satisfies never
  }
}

/** Within its stage alone: another stage is chosen, and not moved to by the way. */
export function canMoveSection({ sections }: EditedSections, uid: number, by: Step): boolean {
  const at = sections.findIndex((section) => section.uid === uid)
  const other = sections[at + by]
  return at >= 0 && other !== undefined && other.stage === sections[at]?.stage
}

/** Also into the section above or below. */
export function canMoveQuestion({ sections }: EditedSections, uid: number, by: Step): boolean {
  const [section, at] = placeOf(sections, uid)
  const isInside = at + by >= 0 && at + by < (sections[section]?.questions.length ?? 0)
  return section >= 0 && (isInside || sections[section + by] !== undefined)
}

function withNewSection(edited: EditedSections): EditedSections {
  const stage = edited.sections.at(-1)?.stage ?? 'reflection'
  const section: EditedSection = {
    ...{ uid: edited.nextUid, isKeyGiven: false, key: freeKey(edited, kebab(stage)), title: '', stage, questions: [] },
  }
  return { ...edited, sections: [...edited.sections, section], nextUid: edited.nextUid + 1 }
}

function withNewQuestion(edited: EditedSections, section: number): EditedSections {
  const question: EditedQuestion = {
    ...{ uid: edited.nextUid, isKeyGiven: false, key: freeKey(edited, 'other'), topic: 'other', text: '' },
    ...{ required: true, leadingRisk: 'low' },
  }
  const sections = edited.sections.map((one) =>
    one.uid === section ? { ...one, questions: [...one.questions, question] } : one,
  )
  return { ...edited, sections, nextUid: edited.nextUid + 1 }
}

/** A key that nobody typed follows the stage, and one that somebody typed stays. */
function withChangedSection(edited: EditedSections, uid: number, change: Partial<Omit<ProtocolSection, 'questions'>>) {
  const sections = edited.sections.map((section): EditedSection => {
    if (section.uid !== uid) return section
    const isKeyGiven = section.isKeyGiven || change.key !== undefined
    const named = change.stage && !isKeyGiven ? { key: freeKey(edited, kebab(change.stage)) } : {}
    return { ...section, ...change, ...named, isKeyGiven }
  })
  return { ...edited, sections }
}

/** The same with the topic. */
function withChangedQuestion(edited: EditedSections, uid: number, change: Partial<ProtocolQuestion>): EditedSections {
  const sections = edited.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question): EditedQuestion => {
      if (question.uid !== uid) return question
      const isKeyGiven = question.isKeyGiven || change.key !== undefined
      const named = change.topic && !isKeyGiven ? { key: freeKey(edited, kebab(change.topic)) } : {}
      return { ...question, ...change, ...named, isKeyGiven }
    }),
  }))
  return { ...edited, sections }
}

function withMovedSection(edited: EditedSections, uid: number, by: Step): EditedSections {
  const at = edited.sections.findIndex((section) => section.uid === uid)
  return { ...edited, sections: swapped(edited.sections, at, at + by) }
}

function withMovedQuestion(edited: EditedSections, uid: number, by: Step): EditedSections {
  if (!canMoveQuestion(edited, uid, by)) return edited
  const [place, at] = placeOf(edited.sections, uid)
  const question = edited.sections[place]?.questions[at]
  if (!question) return edited
  const isInside = edited.sections[place]?.questions[at + by] !== undefined
  const sections = edited.sections.map((section, index): EditedSection => {
    const { questions } = section
    if (isInside) return index === place ? { ...section, questions: swapped(questions, at, at + by) } : section
    if (index === place) return { ...section, questions: questions.filter((one) => one.uid !== uid) }
    if (index !== place + by) return section
    return { ...section, questions: by === 1 ? [question, ...questions] : [...questions, question] }
  })
  return { ...edited, sections }
}

function withoutSection(edited: EditedSections, uid: number): EditedSections {
  const at = edited.sections.findIndex((section) => section.uid === uid)
  const section = edited.sections[at]
  if (!section) return edited
  const removed: Removed = { kind: 'section', section, at }
  return {
    ...edited,
    sections: edited.sections.filter((one) => one !== section),
    removed: [...edited.removed, removed],
  }
}

function withoutQuestion(edited: EditedSections, uid: number): EditedSections {
  const [place, at] = placeOf(edited.sections, uid)
  const section = edited.sections[place]
  const question = section?.questions[at]
  if (!section || !question) return edited
  const removed: Removed = { kind: 'question', question, from: section.uid, at }
  const sections = edited.sections.map((one) =>
    one === section ? { ...one, questions: one.questions.filter((other) => other !== question) } : one,
  )
  return { ...edited, sections, removed: [...edited.removed, removed] }
}

/** What was removed last comes back where it stood; its section is there, because it cannot have been removed earlier. */
function withRestored(edited: EditedSections): EditedSections {
  const last = edited.removed.at(-1)
  if (!last) return edited
  const removed = edited.removed.slice(0, -1)
  if (last.kind === 'section')
    return { ...edited, removed, sections: edited.sections.toSpliced(last.at, 0, last.section) }
  const sections = edited.sections.map((section) =>
    section.uid === last.from
      ? { ...section, questions: section.questions.toSpliced(last.at, 0, last.question) }
      : section,
  )
  return { ...edited, removed, sections }
}

/** Sections of one stage stay in their order. */
function inStageOrder(edited: EditedSections, stages: StageOrder): EditedSections {
  const place = ({ stage }: EditedSection) => stages.indexOf(stage)
  return { ...edited, sections: edited.sections.toSorted((one, other) => place(one) - place(other)) }
}

function placeOf(sections: readonly EditedSection[], uid: number): readonly [number, number] {
  const place = sections.findIndex(({ questions }) => questions.some((question) => question.uid === uid))
  return [place, (sections[place]?.questions ?? []).findIndex((question) => question.uid === uid)]
}

function swapped<Item>(items: readonly Item[], one: number, other: number): readonly Item[] {
  return items.map((item, at) => (at === one ? (items[other] ?? item) : at === other ? (items[one] ?? item) : item))
}

/** Also what was removed keeps its key: it may come back. */
function freeKey({ sections, removed }: EditedSections, base: string): string {
  const gone = removed.flatMap((one) => (one.kind === 'section' ? [one.section] : []))
  const parts = [...sections, ...gone].flatMap((section) => [section, ...section.questions])
  const lone = removed.flatMap((one) => (one.kind === 'question' ? [one.question] : []))
  const taken = new Set([...parts, ...lone].map(({ key }) => key))
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}

function kebab(name: InterviewStage | Topic): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
