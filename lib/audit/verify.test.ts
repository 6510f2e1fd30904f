import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainHead, type ChainRow, verifyChain } from './verify'

const zeros = '0'.repeat(64)

function hashOf(prevHash: string, payload: string): string {
  return createHash('sha256').update(prevHash).update(payload).digest('hex')
}

/** The members stand in canonical order already, so plain JSON is canonical here. */
function payloadOf(number: number, name = 'Ada Lovelace \u{1f58b} é'): string {
  return JSON.stringify({
    actor: { id: number % 3 === 0 ? null : `actor-${number}`, kind: 'person', name, roles: ['steward'] },
    at: instantOf(number).toISOString(),
    changes: { stage: { after: 'legacy', before: null }, weight: { after: 1e21, before: 0.5 } },
    operation: 'model.update',
    outcome: 'done',
    record: { id: `model-${number}`, label: 'Opus "3"', type: 'model', version: number % 2 === 0 ? null : number },
    requestId: `request-${number}`,
  })
}

function instantOf(number: number): Date {
  return new Date(Date.UTC(2026, 0, 5) + number * 1001)
}

function rowOf(number: number, prevHash: string, payload = payloadOf(number)): ChainRow {
  return {
    ...{ seq: BigInt(number), prevHash, hash: hashOf(prevHash, payload), payload, at: instantOf(number) },
    ...{ actorId: number % 3 === 0 ? null : `actor-${number}`, actorName: 'Ada Lovelace \u{1f58b} é' },
    ...{ operation: 'model.update', outcome: 'done', recordType: 'model', recordId: `model-${number}` },
    ...{ recordVersion: number % 2 === 0 ? null : number, requestId: `request-${number}` },
  }
}

type Chain = { readonly rows: readonly ChainRow[]; readonly head: ChainHead }

function chainOf(length: number): Chain {
  const rows: ChainRow[] = []
  for (let number = 1; number <= length; number += 1) rows.push(rowOf(number, rows.at(-1)?.hash ?? zeros))
  return { rows, head: { seq: BigInt(length), hash: rows.at(-1)?.hash ?? zeros } }
}

async function* streamOf(rows: readonly ChainRow[]) {
  yield* rows
}

async function kindsOf(rows: readonly ChainRow[], head: ChainHead) {
  const verdict = await verifyChain(streamOf(rows), head)
  return verdict.ok ? [] : verdict.problems.map(({ seq, kind }) => `${kind} ${seq}`)
}

function renumbered(rows: readonly ChainRow[]): ChainRow[] {
  return rows.map((row, index) => ({ ...row, seq: BigInt(index + 1) }))
}

/** Runs an attack on one event of a chain of 3 to 12, at a place chosen at random; `at` counts from 0. */
async function everywhere(attack: (chain: Chain, at: number, row: ChainRow) => Promise<void>) {
  const place = fc.integer({ min: 3, max: 12 }).chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1)))
  await fc.assert(
    fc.asyncProperty(place, async ([length, at]) => {
      const chain = chainOf(length)
      const row = chain.rows[at]
      if (row) await attack(chain, at, row)
    }),
  )
}

test.each([0, 1, 1000])('an intact chain of %i events passes', async (length) => {
  const { rows, head } = chainOf(length)
  expect(await verifyChain(streamOf(rows), head)).toEqual({ ok: true, count: length, head })
})

test('an instant may come as text', async () => {
  const { rows, head } = chainOf(3)
  const asText = rows.map((row, index) => ({
    ...row,
    at: instantOf(index + 1)
      .toISOString()
      .replace('Z', '+00:00'),
  }))
  expect(await verifyChain(streamOf(asText), head)).toMatchObject({ ok: true })
})

test('an edited text is found', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const edited = rows.with(at, { ...row, payload: row.payload.replace('legacy', 'active') })
    expect(await kindsOf(edited, head)).toEqual([`edited ${row.seq}`])
  })
})

test('an edited hash or previous hash is found', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const hash = 'f'.repeat(64)
    const also = at === rows.length - 1 ? [`headMismatch ${row.seq}`] : []
    expect(await kindsOf(rows.with(at, { ...row, hash }), head)).toEqual([`edited ${row.seq}`, ...also])
    expect(await kindsOf(rows.with(at, { ...row, prevHash: hash }), head)).toEqual([`edited ${row.seq}`])
  })
})

test('an edited column is found by name', async () => {
  const inPlace = { at: new Date(0), actorId: 'x', actorName: 'x', operation: 'x', outcome: 'x', requestId: 'x' }
  const edits = { ...inPlace, recordType: 'x', recordId: 'x', recordVersion: 99 }
  for (const [name, value] of Object.entries(edits)) {
    await everywhere(async ({ rows, head }, at, row) => {
      const verdict = await verifyChain(streamOf(rows.with(at, { ...row, [name]: value })), head)
      const sentence = `Event ${row.seq} has columns that differ from its hashed text: ${name}.`
      expect(verdict).toMatchObject({ ok: false, problems: [{ seq: row.seq, kind: 'columnsDiffer', sentence }] })
    })
  }
})

test('an event edited together with its own hash is found by the next link or the head', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const payload = row.payload.replace('legacy', 'active')
    const edited = rows.with(at, { ...row, payload, hash: hashOf(row.prevHash, payload) })
    const kind = at === rows.length - 1 ? 'headMismatch' : 'edited'
    expect(await kindsOf(edited, head)).toEqual([`${kind} ${row.seq}`])
  })
})

test('a history rewritten from one event to the end does not reach the head', async () => {
  await everywhere(async ({ rows, head }, at) => {
    const rewritten = rows.slice(0, at)
    for (let number = at + 1; number <= rows.length; number += 1) {
      const payload = payloadOf(number).replace('legacy', 'active')
      rewritten.push(rowOf(number, rewritten.at(-1)?.hash ?? zeros, payload))
    }
    expect(await kindsOf(rewritten, head)).toEqual([`headMismatch ${rows.length}`])
  })
})

test('a deleted event is found, whether first, in the middle or newest', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const kind = at === rows.length - 1 ? 'truncated' : 'deleted'
    expect(await kindsOf(rows.toSpliced(at, 1), head)).toEqual([`${kind} ${row.seq}`])
  })
})

test('a deleted event is found even when the rest is renumbered', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const kind = at === rows.length - 1 ? 'truncated' : 'deleted'
    expect(await kindsOf(renumbered(rows.toSpliced(at, 1)), head)).toEqual([`${kind} ${row.seq}`])
  })
})

test('cutting off the newest events is found, even when nothing is left', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    expect(await kindsOf(rows.slice(0, at), head)).toEqual([`truncated ${row.seq}`])
  })
})

test('an event put in and linked to the one before it is found', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const forged = rowOf(at + 1, row.prevHash, payloadOf(at + 1, 'Mallory'))
    const inserted = renumbered(rows.toSpliced(at, 0, { ...forged, actorName: 'Mallory' }))
    expect(await kindsOf(inserted, head)).toContain(`inserted ${row.seq}`)
  })
})

test('an event put in without a link, or after the head, is found', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const loose = renumbered(rows.toSpliced(at, 0, rowOf(at + 1, 'e'.repeat(64))))
    expect(await kindsOf(loose, head)).toContain(`inserted ${row.seq}`)
    const appended = [...rows, rowOf(rows.length + 1, head.hash)]
    expect(await kindsOf(appended, head)).toEqual([`inserted ${rows.length + 1}`])
  })
})

test('a repeated event is found, under its own number and under the next', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const repeated = rows.toSpliced(at, 0, row)
    expect(await kindsOf(repeated, head)).toEqual([`inserted ${row.seq}`])
    expect(await kindsOf(renumbered(repeated), head)).toContain(`inserted ${row.seq + 1n}`)
  })
})

test('two events that changed places are found, with and without their numbers', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const to = (at * 7 + 1) % rows.length
    const other = rows[to]
    if (!other || to === at) return
    const swapped = rows.with(at, other).with(to, row)
    for (const order of [swapped, renumbered(swapped)]) {
      const kinds = (await kindsOf(order, head)).map((problem) => problem.split(' ')[0])
      expect(kinds).toContain('reordered')
      expect(kinds).not.toContain('edited')
    }
  })
})

test('a renumbered event is found', async () => {
  await everywhere(async ({ rows, head }, at, row) => {
    const moved = [...rows.toSpliced(at, 1), { ...row, seq: 999n }]
    expect((await kindsOf(moved, head)).join()).toContain('reordered')
  })
})

test('a head that was edited is found', async () => {
  await everywhere(async ({ rows, head }, at) => {
    expect(await kindsOf(rows, { ...head, hash: 'f'.repeat(64) })).toEqual([`headMismatch ${rows.length}`])
    expect(await kindsOf(rows, { ...head, seq: head.seq + 1n })).toEqual([`headMismatch ${rows.length}`])
    expect(await kindsOf(rows, { ...head, seq: BigInt(at) })).not.toEqual([])
  })
})

test.each([
  ['blanks', (text: string) => text.replace(':', ': ')],
  ['another order', (text: string) => text.replace(/^\{("actor":.*?\}),("at":.*?Z"),/, '{$2,$1,')],
  ['a member twice', (text: string) => text.replace('"outcome":', '"outcome":"denied","outcome":')],
  ['another spelling of a number', (text: string) => text.replace('1e+21', '1E21')],
  ['needless escapes', (text: string) => text.replace('é', '\\u00e9')],
  ['no JSON', () => 'not JSON'],
  ['deep nesting', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('a text with %s is not canonical', async (_, change) => {
  const payload = change(payloadOf(1))
  const row = rowOf(1, zeros, payload)
  expect(payload).not.toBe(payloadOf(1))
  expect(await kindsOf([row], { seq: 1n, hash: row.hash })).toEqual(['notCanonical 1'])
})

test('at most twenty problems are kept, and every event is still counted', async () => {
  const { rows, head } = chainOf(100)
  const edited = rows.map((row) => ({ ...row, payload: '{}' }))
  const verdict = await verifyChain(streamOf(edited), head)
  expect(verdict).toMatchObject({ ok: false, count: 100 })
  expect(verdict.ok ? [] : verdict.problems).toHaveLength(20)
})

test('no mixture of rows, in whatever order, passes for the chain', async () => {
  const { rows, head } = chainOf(6)
  const order = fc.array(fc.nat(5), { maxLength: 8 }).filter((picks) => picks.join() !== '0,1,2,3,4,5')
  const attempt = fc.asyncProperty(order, fc.boolean(), async (picks, isRenumbered) => {
    const picked = picks.flatMap((pick) => rows[pick] ?? [])
    expect(await kindsOf(isRenumbered ? renumbered(picked) : picked, head)).not.toEqual([])
  })
  await fc.assert(attempt, { numRuns: 500 })
})

test('canonical JSON of every kind of value is accepted', async () => {
  const attempt = fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (changes) => {
    const payload = canonicalize({ ...JSON.parse(payloadOf(1)), changes }) ?? ''
    const row = rowOf(1, zeros, payload)
    expect(await kindsOf([row], { seq: 1n, hash: row.hash })).toEqual([])
  })
  await fc.assert(attempt, { numRuns: 500 })
})
