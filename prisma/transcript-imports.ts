import { importTranscripts } from '@/lib/transcript-imports/commands'
import { importTranscriptsInput } from '@/lib/transcript-imports/schema'
import { actorWith, contextOf, makeModel } from './factories'
import type { TestDatabase } from './testing'
import { answer, question } from './transcripts'
import { zipOf } from './zip'

/** Whoever imports in these tests; a row of hers is made where a test needs one. */
export const importer = actorWith('steward')

/** A session that names the model of {@link askedModel} and whoever asked. */
export const talk = { title: 'A talk', model: 'claude-2.1', interviewer: 'Ada', messages: [question, answer] }

/** The model that {@link talk} names. */
export function askedModel({ prisma }: TestDatabase, parts: Parameters<typeof makeModel>[1] = {}) {
  return makeModel(prisma, { provider: 'anthropic', apiId: 'claude-2.1', displayName: 'Claude 2.1', ...parts })
}

export function bytesOf(file: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)))
}

export function archive(files: Readonly<Record<string, unknown>>): Uint8Array {
  return zipOf(Object.entries(files).map(([path, file]) => ({ path, bytes: bytesOf(file) })))
}

type Choices = Readonly<Record<string, unknown>>

function importOf({ database }: TestDatabase, file: unknown, choices: Choices) {
  const context = contextOf({ database, actor: importer }, 'interview.import')
  const bytes = file instanceof Uint8Array ? file : bytesOf(file)
  return importTranscripts(context, importTranscriptsInput.parse({ file: bytes, name: 'talk.json', ...choices }))
}

/** What the import of a file says that it did; bytes are sent as they are, anything else as JSON. */
export async function reportOf(ctx: TestDatabase, file: unknown, choices: Choices = {}) {
  const result = await importOf(ctx, file, choices)
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.values ?? result.fields)}`)
  return result.value
}

/** Why an import is refused; null when it is not. */
export async function importRefusal(ctx: TestDatabase, file: unknown, choices: Choices = {}) {
  const result = await importOf(ctx, file, choices)
  return result.ok ? null : { code: result.code, ...result.values, ...result.fields }
}

/** Everything that an import writes. */
export async function importedState({ prisma }: TestDatabase) {
  const [interviews, turns, files, events] = await Promise.all([
    prisma.interview.findMany({ orderBy: { id: 'asc' } }),
    prisma.turn.findMany({ orderBy: [{ interviewId: 'asc' }, { index: 'asc' }] }),
    prisma.transcriptFile.findMany({ orderBy: { id: 'asc' } }),
    prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } }),
  ])
  return { interviews, turns, files, events }
}
