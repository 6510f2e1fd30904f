import type { SessionFacts, TranscriptNote } from '../transcript-formats/schema'

/** What was told of a session, with what of it could not be used. */
export type ToldFacts = { readonly facts: SessionFacts; readonly notes: readonly TranscriptNote[] }
