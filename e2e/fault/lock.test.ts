import { utimesSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Api, createModel, readAll } from './api'
import { prepared } from './backends'
import { emeritus } from './command-line'
import { readLock } from './folders'
import { answersReady, freePort, launchServer, type Place, type Program, startServer, untilReady } from './processes'

const refusalLimitMs = 2_000

test('a second process on the same folder is refused, and a killed holder is followed by one other', async () => {
  const { place, token } = await prepared('embedded')
  const holder = await startServer(place)
  const api: Api = { url: holder.url, token }
  await createModel(api, 'before')
  const startedAt = readLock(place.folder).startedAt
  const refusals: number[] = []
  const expectRefusal = async () => {
    const second = launchServer(place, await freePort())
    const { code, ms } = await second.ended
    expect(code).toBe(1)
    expect(second.stderr()).toContain(`process ${holder.pid} `)
    expect(second.stderr()).toContain(`started ${startedAt}`)
    expect(ms).toBeLessThan(refusalLimitMs)
    refusals.push(ms)
  }
  await expectRefusal()
  const command = await emeritus(place, ['audit', 'verify', '--json'])
  expect(command).toMatchObject({ code: 1, stdout: '' })
  expect(command.stderr).toContain(`process ${holder.pid} `)
  expect(command.ms).toBeLessThan(refusalLimitMs)

  // A holder that stands still and whose lock looks old is alive all the same.
  holder.child.kill('SIGSTOP')
  const longAgo = new Date(Date.now() - 7_200_000)
  utimesSync(readLock(place.folder).file, longAgo, longAgo)
  await expectRefusal()
  holder.child.kill('SIGCONT')
  await createModel(api, 'after')

  await holder.end('SIGKILL')
  const { winner, losers } = await race(place, 4)
  expect(losers).toBe(3)
  const models = await readAll({ ...api, url: winner.url }, '/api/v1/models')
  expect(models.map(({ displayName }) => displayName).sort()).toEqual(['after', 'before'])
  expect(readLock(place.folder).pid).toBe(winner.pid)
  expect((await winner.end('SIGTERM')).code).toBe(0)
  console.log(
    `  refused after ${refusals.map((ms) => `${Math.round(ms)} ms`).join(', ')}; command line ${Math.round(command.ms)} ms`,
  )
})

/** Starts several servers at once on the folder of a dead one. */
async function race(place: Place, runners: number) {
  const started: { program: Program; port: number }[] = []
  for (let runner = 0; runner < runners; runner++) {
    const port = await freePort()
    started.push({ port, program: launchServer(place, port) })
  }
  const ended = started.map(async ({ program }) => {
    const { code } = await program.ended
    expect(code).toBe(1)
    expect(program.stderr()).toContain('is in use by')
    return null
  })
  const ready = started.map(({ program, port }) => untilReady(program, port).catch(() => null))
  const servers = (await Promise.all(ready.map((one, at) => Promise.race([one, ended[at]])))).filter((one) => !!one)
  const [winner] = servers
  if (!winner || servers.length !== 1) throw new Error(`${servers.length} servers hold the folder`)
  expect(await answersReady(winner.url)).toBe(true)
  return { winner, losers: runners - servers.length }
}
