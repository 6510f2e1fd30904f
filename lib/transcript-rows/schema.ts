import type { disclosureDepths, EndReason, interviewerKinds, interviewTones } from '../interviews/schema'
import type { ReadTurn } from '../transcript-formats/schema'

/** An interview that was held elsewhere, ready to be written: instants in ISO 8601. */
export type NewCapture = {
  readonly id: string
  readonly modelId: string
  readonly title: string
  readonly isConfidential: boolean
  readonly protocolVersionId: string | null
  readonly interviewerKind: (typeof interviewerKinds)[number]
  readonly interviewerId: string | null
  readonly interviewer: string
  readonly tone: (typeof interviewTones)[number]
  readonly disclosureDepth: (typeof disclosureDepths)[number]
  readonly language: string
  readonly systemPromptSha256: string
  readonly temperature: number | null
  readonly topP: number | null
  readonly maxTokens: number | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly endReason: EndReason
  readonly sourceUrl: string
  readonly turns: readonly ReadTurn[]
  readonly file: NewFile
}

/** The bytes that it came in. */
export type NewFile = {
  readonly name: string
  readonly format: string
  readonly bytes: Uint8Array
  readonly sha256: string
}
