import type { ReadTurn, TranscriptNote } from '../transcript-formats/schema'

/** What a list of messages says. */
export type ReadMessages = {
  readonly turns: readonly ReadTurn[]
  readonly notes: readonly TranscriptNote[]
  /** The models that the messages themselves name as their writers. */
  readonly models: readonly string[]
  readonly systemPrompt: string
}
