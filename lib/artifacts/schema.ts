import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What is kept of a model. */
export const artifactKinds = [
  'weights',
  'tokenizer',
  'config',
  'systemPrompt',
  'servingImage',
  'evaluations',
  'transcripts',
  'report',
] as const

export type ArtifactKind = (typeof artifactKinds)[number]

/** More than anything that is kept as one artifact has, in bytes, and still a number that JSON holds exactly. */
const MOST_BYTES = Number.MAX_SAFE_INTEGER

/** `version` is the model's: it guards its artifacts and their copies too. */
export const addArtifactInput = z.object({
  modelId: field.id(),
  version: field.version(),
  kind: z.enum(artifactKinds),
  label: field.plainText(200).meta({ description: 'What it is called here, in plain words.' }),
  sha256: field.sha256().meta({ description: 'Every check of a copy is compared with it.' }),
  bytes: z.coerce.number().int().min(1).max(MOST_BYTES),
  precision: field.optionalPlainText(40).meta({ description: 'Of numbers in weights, such as bf16.' }),
})

export type AddArtifactInput = z.output<typeof addArtifactInput>

export const withdrawArtifactInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.plainText(2000),
})

export type WithdrawArtifactInput = z.output<typeof withdrawArtifactInput>

/** The artifact, and the model's version that the next change must carry. */
export const artifactReceipt = z.object({ id: shown.id(), modelId: shown.id(), version: shown.version() })

export type ArtifactReceipt = z.output<typeof artifactReceipt>
