import { expect, test } from 'vitest'
import { parseTable } from '@/lib/csv/parse'
import { csvText } from '@/lib/csv/write'
import { countedIn } from '@/lib/leadership/rules'
import { quarterDocument } from '@/lib/quarter-document'
import { actorWith, contextOf } from '@/prisma/factories'
import { wishesOf, writeWishes } from '@/prisma/leadership-rows'
import { useDatabase } from '@/prisma/testing'
import { findQuarter } from './queries'
import { rowsOf } from './rules'

const ctx = useDatabase()

async function quarterOf(text: string) {
  const actor = actorWith('auditor')
  const found = await findQuarter(contextOf({ database: ctx.database, actor }, 'leadership.read'), text)
  if (!found) throw new Error(`${text} was not found`)
  return found
}

test('the quarterly page has every number of the leadership page, and the files have the same', async () => {
  await writeWishes(ctx.prisma, wishesOf(21, 60))
  const { facts, report } = await quarterOf('2026-Q4')
  const told = new Set(report.lines.flatMap(({ count, of }) => [count, of ?? count]))
  expect(countedIn(facts).filter(({ count }) => !told.has(count))).toEqual([])

  const parsed = await parseTable(csvText(rowsOf(report)))
  if (!parsed.ok) throw new Error(parsed.refusal.code)
  const fromCsv = parsed.table.records.map(({ cells: [, , , count, of, amount] }) => [count, of, amount])
  const { lines } = report
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  expect(fromCsv).toEqual(lines.map(({ count, of, amount }) => [String(count), String(of ?? ''), amount ?? '']))

  const drawn = quarterDocument(report, { locale: 'en', timeZone: 'UTC' })
  const rows = drawn.parts.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
  expect(rows.map(({ cells }) => cells[1]?.text)).toEqual(lines.map(({ count }) => String(count)))
})

test('it names the end of the audit log from which it was made, and no other period is a quarter', async () => {
  const head = await ctx.prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const { report } = await quarterOf('2026-Q3')
  expect(report.madeFrom).toEqual({ auditSeq: String(head.seq), auditHash: head.hash, policyVersion: 1 })
  expect(report).toMatchObject({ from: '2026-07-01', until: '2026-10-01' })
  const context = contextOf({ database: ctx.database, actor: actorWith('auditor') }, 'leadership.read')
  for (const text of ['2026', '2026-Q5', '2026-07', 'soon']) expect(await findQuarter(context, text)).toBeNull()
})
