import type { TurnRole } from '../turns/schema'

/** How a text shows who speaks: by headings, by names in bold type, or by names at the beginning of a line. */
export const speakerStyles = ['heading', 'bold', 'plain'] as const

export type SpeakerStyle = (typeof speakerStyles)[number]

/** A line that says who speaks from there on. */
export type SpeakerMark = {
  readonly style: SpeakerStyle
  readonly role: TurnRole | 'tool'
  /** The number of its line, from 1. */
  readonly line: number
  readonly start: number
  /** Where the text begins: behind the name on its line, or on the next line. */
  readonly end: number
  /** What stands in brackets beside the name, such as a time or a model. */
  readonly aside: string
}
