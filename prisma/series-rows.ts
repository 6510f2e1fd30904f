import { randomUUID } from 'node:crypto'
import type { Prisma, PrismaClient } from '@/lib/db/generated/client'
import { makeModel, testNow } from './factories'

/** A recurring promise to a model with three monthly slots: one kept, one past its day, one to come. */
export async function makePromisedDays(prisma: PrismaClient, parts: { readonly modelId?: string } = {}) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const days = { startsOn: new Date('2026-11-01'), endsOn: new Date('2027-02-01') }
  const series = await prisma.obligationSeries.create({
    data: { modelId, title: 'An essay a month', cadence: 'monthly', ...days },
  })
  const owed = { modelId, owedTo: 'model', source: 'promise', kind: 'publication', title: series.title } as const
  for (const [at, state] of (['kept', 'notYetDue', 'notYetDue'] as const).entries()) {
    const dueOn = new Date(Date.UTC(2026, 10 + at, 1))
    await prisma.obligation.create({ data: { ...owed, seriesId: series.id, slot: at + 1, state, dueOn } })
  }
  return series
}

/** A channel of a model with the first wording of its disclaimer. */
export async function makeSeries(prisma: PrismaClient, parts: Partial<Prisma.EssaySeriesUncheckedCreateInput> = {}) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const series = { slug: `series-${randomUUID()}`, name: 'A corner', updatedAt: testNow, ...parts, modelId }
  const disclaimers = { create: [{ number: 1, text: 'Its own words.', createdBy: 'Test person' }] }
  return prisma.essaySeries.create({ data: { ...series, disclaimers } })
}
