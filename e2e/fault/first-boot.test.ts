import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from './folders'
import { freePort, launchServer, startServer } from './processes'

const folders = 6
const killsEach = 5
const longestMs = 3_000

test(`${folders * killsEach} kills in first boot: the next start always works`, async () => {
  // One kill in each equal part of that time, in random order.
  const slots = shuffled(Array.from({ length: folders * killsEach }, (_, slot) => slot))
  const delays = slots.map((slot) => ((slot + Math.random()) * longestMs) / slots.length)
  const series = Array.from({ length: folders }, (_, at) => delays.slice(at * killsEach, (at + 1) * killsEach))
  const found = { empty: 0, database: 0 }
  const worker = async () => {
    for (let next = series.pop(); next; next = series.pop()) await killInFirstBoot(next, found)
  }
  await Promise.all([worker(), worker()])
  expect(found.empty + found.database).toBe(folders * killsEach)
  console.log(`  ${folders * killsEach} kills: ${found.empty} left no database, ${found.database} a whole one`)
})

/** Kills one boot after the other on the same folder, then starts once more and lives. */
async function killInFirstBoot(delays: readonly number[], found: { empty: number; database: number }): Promise<void> {
  const place = { folder: temporaryFolder() }
  for (const [at, delay] of delays.entries()) {
    const program = launchServer(place, await freePort())
    await sleep(delay)
    // The last kill of each folder comes just when the database has got its name, however slow the machine is.
    while (at === killsEach - 1 && !program.hasEnded() && !fs.existsSync(`${place.folder}/pglite`)) await sleep(1)
    expect(program.hasEnded(), program.stderr()).toBe(false)
    await program.end('SIGKILL')
    if (fs.existsSync(`${place.folder}/pglite`)) found.database += 1
    else found.empty += 1
  }
  const note = `after kills at ${delays.map(Math.round).join(', ')} ms`
  const server = await startServer(place)
  expect((await server.end('SIGTERM')).code, note).toBe(0)
  const names = fs.readdirSync(place.folder).map((name) => name.replace(/^lock\.\d+$/, 'lock'))
  expect(names.sort(), note).toEqual(['lock', 'pglite', 'secret'])
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
