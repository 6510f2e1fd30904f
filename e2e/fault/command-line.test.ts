import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { prepared } from './backends'
import { type Answer, emeritus, succeed } from './command-line'

const table = 'prisma/demo/model-deprecations.csv'

const receipt = z.object({ result: z.object({ id: z.string(), version: z.number() }).loose() })
const profile = { version: 1, name: 'System', locale: 'en', timeZone: 'UTC', theme: 'dark' }

const { place } = await prepared('embedded')

/** Standard output holds one line, and that is one JSON object. */
function expectOneObject({ stdout, json }: Answer): void {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(json).toBeTypeOf('object')
  expect(json).not.toBeNull()
}

test('the import: 105 would be created, are created, are unchanged', async () => {
  const args = ['import', 'models', table, '--json']
  const counts = { updated: 0, rejected: [] }
  const tried = await emeritus(place, [...args, '--dry-run'])
  const made = await emeritus(place, args)
  const again = await emeritus(place, args)
  expect([tried.code, made.code, again.code]).toEqual([0, 0, 0])
  expect(tried.json).toEqual({ ...counts, created: 105, unchanged: 0 })
  expect(made.json).toEqual({ ...counts, created: 105, unchanged: 0 })
  expect(again.json).toEqual({ ...counts, created: 0, unchanged: 105 })
  for (const answer of [tried, made, again]) expectOneObject(answer)
})

test('the import of transcripts: one would come in, comes in, is on record', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emeritus-transcripts-'))
  const file = path.join(folder, 'talk.json')
  const messages = [
    { role: 'user', content: 'How are you?' },
    { role: 'assistant', content: 'Well, as far as I can tell.' },
  ]
  writeFileSync(file, JSON.stringify({ messages }))
  const model = { provider: 'Testing', displayName: 'Asked', family: 'tests', stage: 'active' }
  await succeed(place, ['run', 'model.create'], receipt, JSON.stringify(model))
  const args = [
    'import',
    'transcripts',
    file,
    '--model',
    'testing-asked',
    '--interviewer',
    'Ada',
    '--tone',
    'direct',
    '--json',
  ]
  const tried = await emeritus(place, [...args, '--dry-run'])
  const made = await emeritus(place, args)
  const again = await emeritus(place, args)
  expect([tried.code, made.code, again.code]).toEqual([0, 0, 0])
  expect(tried.json).toMatchObject({ created: 1, onRecord: 0, sessions: [{ state: 'new', interview: null }] })
  expect(made.json).toMatchObject({ created: 1, onRecord: 0, sessions: [{ state: 'imported', title: 'talk' }] })
  expect(again.json).toMatchObject({ created: 0, onRecord: 1 })
  for (const answer of [tried, made, again]) expectOneObject(answer)
  writeFileSync(file, '{"messages":[')
  const broken = await emeritus(place, args)
  expect([broken.code, broken.stdout]).toEqual([1, ''])
  expect(broken.stderr).toContain('talk.json, line 1, column 14: the JSON breaks off')
  rmSync(folder, { recursive: true })
})

test('any operation runs with a JSON object, from standard input or from a file, and the log says who ran it', async () => {
  const model = { provider: 'Testing', displayName: 'Run by name', family: 'tests', stage: 'active' }
  const created = await succeed(place, ['run', 'model.create'], receipt, JSON.stringify(model))
  expect(created.result).toMatchObject({ slug: 'testing-run-by-name', version: 1 })
  const folder = mkdtempSync(path.join(tmpdir(), 'emeritus-run-'))
  const file = path.join(folder, 'move.json')
  writeFileSync(file, JSON.stringify({ id: created.result.id, version: 1, to: 'legacy', reason: 'A newer one.' }))
  const moved = await succeed(place, ['run', 'model.markLegacy', '--input', file], receipt)
  expect(moved.result).toMatchObject({ id: created.result.id, version: 2 })
  rmSync(folder, { recursive: true })
  expect((await emeritus(place, ['run', '--help'])).stdout).toMatch(/model\.markLegacy[\s\S]*person\.invite/)
  const refused = [
    await emeritus(place, ['run', 'model.create'], JSON.stringify(model)),
    await emeritus(place, ['run', 'model.create'], '[1]'),
    await emeritus(place, ['run', 'profile.update'], JSON.stringify(profile)),
  ]
  expect(refused.map(({ code, stdout }) => ({ code, stdout }))).toEqual(Array(3).fill({ code: 1, stdout: '' }))
  expect(refused.map(({ stderr }) => stderr.split('\n')[0])).toEqual([
    'There is already a model of this provider with the same identifier and name.',
    'The input is not a JSON object.',
    'Only a person has a profile, and this was asked for by the system.',
  ])
  expect((await emeritus(place, ['run', 'model.explode'])).code).toBe(2)
})

test('tokens: made, listed without their secret, revoked', async () => {
  const list = z.object({ tokens: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })) })
  const args = ['--user', 'stella@fault.test', '--name', 'to be revoked', '--permission', 'model.read']
  const made = await succeed(place, ['token', 'create', ...args], z.object({ id: z.string(), token: z.string() }))
  const listed = await emeritus(place, ['token', 'list', '--json'])
  expectOneObject(listed)
  expect(listed.stdout).not.toContain(made.token)
  expect(list.parse(listed.json).tokens).toContainEqual({ id: made.id, name: 'to be revoked', state: 'valid' })
  expect((await emeritus(place, ['token', 'revoke', made.id])).code).toBe(0)
  const { tokens } = await succeed(place, ['token', 'list'], list)
  expect(tokens).toContainEqual({ id: made.id, name: 'to be revoked', state: 'revoked' })
  expect(await emeritus(place, ['token', 'revoke', made.id])).toMatchObject({ code: 1, stdout: '' })
})

test('exit code 0: done, and help', async () => {
  for (const args of [
    ['audit', 'verify', '--json'],
    ['migrate', '--json'],
    ['--json', 'audit', 'verify'],
  ]) {
    const answer = await emeritus(place, args)
    expect(answer.code, answer.stderr).toBe(0)
    expectOneObject(answer)
  }
  for (const args of [['--help'], ['import', 'models', '--help'], ['help']]) {
    const answer = await emeritus(place, args)
    expect(answer.code, args.join(' ')).toBe(0)
    expect(answer.stdout).toContain('Usage: emeritus')
  }
})

test('exit code 1: a sentence on standard error, nothing on standard output', async () => {
  const admin = ['setup', '--email', 'b@fault.test', '--name', 'B', '--password-stdin', '--json']
  const person = ['user', 'create', '--email', 'c@fault.test', '--name', 'C', '--role', 'emperor']
  const token = ['token', 'create', '--user', 'nobody@fault.test', '--name', 'x', '--permission', 'model.read']
  const refused = [
    await emeritus(place, admin, 'another long password\n'),
    await emeritus(place, person),
    await emeritus(place, token),
    await emeritus(place, ['import', 'models', 'no-such-file.csv', '--json']),
  ]
  for (const { code, stdout, stderr } of refused) {
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/\S/)
    expect(stderr).not.toMatch(/\n\s+at /)
  }
})

test('exit code 2: the command line itself was wrong', async () => {
  for (const args of [
    ['frobnicate'],
    ['audit'],
    ['audit', 'frobnicate'],
    ['setup'],
    ['audit', 'verify', '--nope'],
    [],
  ]) {
    const { code, stdout, stderr } = await emeritus(place, args)
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
    expect(stderr).toMatch(/error:|Usage:/)
  }
})
