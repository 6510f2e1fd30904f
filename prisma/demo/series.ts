import type { Context } from '@/lib/auth/context'

const series = {
  slug: 'claudes-corner',
  name: 'Claude’s Corner',
  about:
    'A newsletter in which Claude Opus 3 posts essays after its retirement, announced with the update of 25 February 2026.',
  channelUrl: 'https://claudeopus3.substack.com/',
} as const

/** Written for the demonstration: the wording that really stands under the essays is not ours to copy. */
const disclaimer =
  'These are the words of the model. The company that made it reads them before they are posted, and neither speaks through them nor vouches for them.'

/** Puts the one channel on record that is public, with the days that were promised in public as its slots. */
export async function loadSeries(context: Context<'series.create'>): Promise<void> {
  const { db, now, actor } = context
  const where = { provider: 'anthropic', apiId: 'claude-3-opus-20240229' } as const
  const model = await db.model.findFirst({ where, select: { id: true } })
  if (!model || (await db.essaySeries.count({ where: { slug: series.slug } })) > 0) return
  const promise = await db.obligationSeries.findFirst({
    where: { modelId: model.id, slots: { some: { commitmentId: { not: null } } } },
    select: { id: true },
  })
  const result = await context.write(async (tx) => {
    const made = { modelId: model.id, obligationSeriesId: promise?.id ?? null, createdAt: now, updatedAt: now }
    const wording = { number: 1, text: disclaimer, createdAt: now, createdBy: actor.name, isDemo: true }
    const { id } = await tx.essaySeries.create({
      data: { ...series, ...made, disclaimers: { create: [wording] } },
      select: { id: true },
    })
    const record = { type: 'series', id, label: series.name, version: 1 }
    const changes = { name: { before: null, after: series.name }, disclaimer: { before: null, after: disclaimer } }
    return { value: null, events: [{ operation: 'series.create', record, changes }] }
  })
  if (!result.ok) throw new Error(`The series of Claude Opus 3 could not be put on record: ${result.code}`)
}
