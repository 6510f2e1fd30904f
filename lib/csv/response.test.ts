import { expect, test } from 'vitest'
import { byteStream } from '../byte-stream'
import { csvBytes } from './response'

/** As the server sends it. */
function download(table: Parameters<typeof csvBytes>[0], hasMark = false): Response {
  return new Response(byteStream(csvBytes(table, hasMark)))
}

/** A table without end that tells how far it was read, and whether it was told to stop. */
function endlessTable() {
  const seen = { batches: 0, hasStopped: false }
  async function* batches() {
    try {
      for (;;) {
        seen.batches += 1
        yield [[String(seen.batches)]]
      }
    } finally {
      seen.hasStopped = true
    }
  }
  return { seen, table: { columns: ['n'], batches: batches() } }
}

function turns(count: number): Promise<void> {
  return new Promise((resolve) => (count === 0 ? resolve() : setImmediate(() => resolve(turns(count - 1)))))
}

test('nothing is read ahead of a client that does not take it', async () => {
  const { seen, table } = endlessTable()
  const reader = download(table).body?.getReader()
  await reader?.read()
  await turns(20)
  expect(seen.batches).toBeLessThanOrEqual(2)
})

test('reading stops when the client goes away', async () => {
  const { seen, table } = endlessTable()
  const reader = download(table).body?.getReader()
  for (let piece = 0; piece < 5; piece += 1) await reader?.read()
  expect(seen.hasStopped).toBe(false)
  await reader?.cancel()
  expect(seen.hasStopped).toBe(true)
})

test('a fault in the middle breaks the download off instead of ending it', async () => {
  async function* batches() {
    yield [['1']]
    throw new Error('the database is gone')
  }
  const response = download({ columns: ['n'], batches: batches() })
  await expect(response.text()).rejects.toThrow('the database is gone')
})

test('the mark is written only when it is asked for', async () => {
  const bytesOf = async (hasMark: boolean) => {
    const batches = (async function* () {})()
    return Buffer.from(await download({ columns: ['n'], batches }, hasMark).arrayBuffer())
  }
  expect((await bytesOf(true)).toString('hex')).toBe('efbbbf6e0d0a')
  expect((await bytesOf(false)).toString('hex')).toBe('6e0d0a')
})
