import { calendarDate, plusDays } from '@/lib/days'
import { makeOwed, type Owed } from '@/lib/owed/commands'
import { actorWith, contextOf, makePerson, testNow } from './factories'
import type { TestDatabase } from './testing'

export const today = calendarDate(testNow)
const usual = { owedTo: 'model', source: 'commitment', kind: 'other' } as const

/** Two stewards, and what is put on the ledger for the board, for tests. */
export function clockSteps(ctx: TestDatabase) {
  async function somebody(name: string) {
    const person = await makePerson(ctx.prisma, { name })
    const actor = { ...actorWith('steward'), id: person.id, name }
    return { id: person.id, context: contextOf({ database: ctx.database, actor }, 'obligation.read') }
  }

  /** Puts on the ledger what is described, due so many days from today. */
  async function owe(modelId: string, ...owed: readonly (Partial<Owed> & { readonly days?: number | null })[]) {
    const context = contextOf({ database: ctx.database }, 'obligation.open')
    const rows = owed.map(({ days = 10, ...parts }, at) => {
      const dueOn = days === null ? null : plusDays(today, days)
      return { ...usual, modelId, title: `thing ${at}`, dueOn, ...parts }
    })
    const made = await context.write(async (tx) => {
      const [first, ...others] = await makeOwed(tx, context, rows)
      if (!first) throw new Error('nothing is owed')
      return { value: null, events: [first, ...others] }
    })
    if (!made.ok) throw new Error(made.code)
  }

  return { somebody, owe }
}
