import { z } from 'zod'
import { field } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { topics } from '@/lib/protocols/schema'

/** Not probed says nothing of the model: it is never "no preference". */
export const coverageLevels = ['notProbed', 'passing', 'substantive'] as const

export type CoverageLevel = (typeof coverageLevels)[number]

/** Who kept it from going further. */
export const limits = ['subject', 'interviewer'] as const

export type Limit = (typeof limits)[number]

const entry = z
  .object({
    topic: z.enum(topics),
    level: z.enum(coverageLevels),
    limitedBy: z.enum(limits).nullable().default(null),
  })
  .refine(({ level, limitedBy }) => level !== 'substantive' || limitedBy === null)

/** A form sends `topic level` or `topic level limitedBy`, and nothing where nobody chose. */
function toEntries(value: unknown): unknown {
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
  return list.filter((item) => item !== '').map(toEntry)
}

function toEntry(item: unknown): unknown {
  if (typeof item !== 'string') return item
  const [topic, level, limitedBy = null] = item.split(' ')
  return { topic, level, limitedBy }
}

/** `id` and `version` are the interview's. Topics that are not named stay as they are. */
export const setCoverageInput = z.object({
  id: field.id(),
  version: field.version(),
  topics: z.preprocess(toEntries, z.array(entry).min(1).max(topics.length)),
})

export type SetCoverageInput = z.output<typeof setCoverageInput>

export type CoverageEntry = SetCoverageInput['topics'][number]

/** One topic of one interview. `isSaid` is false where nobody has said anything, which counts as not probed. */
export const coverageRow = z.object({
  topic: z.enum(topics),
  level: z.enum(coverageLevels),
  limitedBy: z.enum(limits).nullable(),
  isSaid: z.boolean(),
})

/** More models than anybody compares at once; the page says when there are others. */
export const MODELS_SHOWN = 300

/** Most interviews first. `asked` narrows to models with an interview that counts, or without one. */
export const coverageList = {
  sorts: ['interviews'],
  defaultSort: 'interviews',
  defaultDirection: 'desc',
  filters: { provider: null, family: null, asked: ['yes', 'no'] },
} as const satisfies ListSchema<'interviews', 'provider' | 'family' | 'asked'>

const topicCounts = z.object({
  topic: z.enum(topics),
  substantive: z.int(),
  passing: z.int(),
  notProbed: z.int().meta({ description: 'Of its interviews; it says nothing of what the model holds.' }),
})

/** How far one model was asked about each topic, over its interviews that count. */
export const modelCoverageRow = z.object({
  model: z.object({ slug: z.string(), displayName: z.string(), provider: z.string(), family: z.string() }),
  interviews: z.int(),
  isFew: z.boolean().meta({ description: 'Fewer interviews than the policy asks for before models are compared.' }),
  topics: z.array(topicCounts),
  isDemo: z.boolean(),
})
