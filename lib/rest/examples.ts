import { type JsonSchema, schemaOf } from './json-schema'

const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** What values of these names look like; a schema's own example comes first. */
const byName: Readonly<Record<string, unknown>> = {
  accessedOn: '2026-01-06',
  aliases: ['Opus 3'],
  apiId: 'claude-3-opus-20240229',
  before: '',
  by: 'Stella Steward',
  cost: '1250.50',
  costPerMonth: '1250.50',
  custodian: 'Archive group',
  date: '2026-01-05',
  detail: 'Some fields need another look.',
  disasterZone: 'Rhine valley',
  displayName: 'Claude Opus 3',
  email: 'ada@example.org',
  expected: digest,
  evidenceSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  family: 'Claude 3',
  hardware: '8 × H100',
  hash: digest,
  fingerprint: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  kind: 'person',
  label: 'Claude Opus 3',
  name: 'Ada',
  observed: digest,
  operation: 'model.update',
  outcome: 'done',
  permissions: ['model.read'],
  precision: 'bf16',
  provider: 'anthropic',
  reason: 'A newer model stands before it.',
  reference: 'claude-opus-4-1-20250805',
  region: 'Frankfurt',
  releasedOn: '2024-02-29',
  reportedBy: 'Archive robot',
  retiresOn: '2026-01-05',
  seq: '42',
  sealedSha256: digest,
  sha256: digest,
  slug: 'claude-3-opus-20240229',
  sourceTitle: 'The announcement',
  sourceUrl: 'https://example.org/announcement',
  summary: 'A large model of the Claude 3 family.',
  surface: 'Claude API',
  systemPromptSha256: digest,
  timeZone: 'Asia/Tokyo',
  token: 'the secret, shown in this answer alone',
  traits: 'What people value in it.',
  type: 'model',
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-01-05',
  'date-time': '2026-01-05T12:00:00.000Z',
  email: 'ada@example.org',
  uri: 'https://example.org/announcement',
  uuid: '0199b5a0-7c1e-7a4d-9a51-3f1d4c0f6f00',
}

/** A value that the schema takes, for the documentation. `withOptional` also fills what may be left out. */
export function exampleOf(schema: JsonSchema, name = '', withOptional = true): unknown {
  if (schema.examples?.length) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  const types: readonly unknown[] = [schema.type].flat()
  if (types.includes('object')) return objectExample(schema, withOptional)
  if (schema.enum) return schema.enum[0]
  const named = byName[name]
  if (fits(named, types)) return named
  if (types.includes('array')) return [exampleOf(schemaOf([schema.items].flat()[0]), singular(name), withOptional)]
  if (typeof schema.format === 'string') return byFormat[schema.format] ?? 'text'
  if (types.includes('integer') || types.includes('number')) return schema.default ?? schema.minimum ?? 1
  if (types.includes('boolean')) return schema.default ?? true
  const [choice] = schema.anyOf ?? []
  return choice === undefined ? 'text' : exampleOf(schemaOf(schema.anyOf?.at(-1)), name, withOptional)
}

function objectExample(schema: JsonSchema, withOptional: boolean): object {
  const required: readonly string[] = schema.required ?? []
  const entries = Object.entries(schema.properties ?? {})
    .filter(([name]) => withOptional || required.includes(name))
    .map(([name, part]) => [name, exampleOf(schemaOf(part), name, withOptional)])
  return Object.fromEntries(entries)
}

function fits(value: unknown, types: readonly unknown[]): boolean {
  if (value === undefined) return false
  return types.includes(Array.isArray(value) ? 'array' : typeof value)
}

function singular(name: string): string {
  return name.replace(/s$/, '')
}
