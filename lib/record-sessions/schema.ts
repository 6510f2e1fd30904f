import type { Members, Span } from '../json-texts/schema'
import type { Place, TranscriptFormat } from '../transcript-formats/schema'

/** A record of one session as it was found in a file. */
export type FoundRecord = {
  readonly record: Members
  /** Null: told by the record itself. */
  readonly format: TranscriptFormat | null
  readonly place: Place
  /** Its own part of the file; null when it is the whole of it. */
  readonly span: Span | null
}
