import type { EditedSections } from './edited-sections'

/** The number of a section among the sections, or of a question in the whole version, from 1; 0 where there is none. */
export function numberOf({ sections }: EditedSections, uid: number): number {
  const section = sections.findIndex((one) => one.uid === uid)
  if (section >= 0) return section + 1
  return sections.flatMap(({ questions }) => questions).findIndex((question) => question.uid === uid) + 1
}

/** The path of each part as it is sent now, by its `uid`: what the server's answer to that calls it. */
export function pathsOf({ sections }: EditedSections): ReadonlyMap<number, string> {
  return new Map(
    sections.flatMap(({ uid, questions }, at) => [
      [uid, `sections.${at}`] as const,
      ...questions.map((question, place) => [question.uid, `sections.${at}.questions.${place}`] as const),
    ]),
  )
}
