import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runOperation } from '@/bin/cli/run-operation'
import type { Actor } from '@/lib/auth/permissions'
import { readForm } from '@/lib/form-input'
import { operations } from '@/lib/operations'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actorWith, callerOf, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { useDatabase } from '@/prisma/testing'
import { listModelVerdicts } from './queries'

const ctx = useDatabase()
const due = {
  stage: 'deprecated',
  deprecatedOn: new Date('2025-06-30'),
  retiresOn: new Date('2026-01-05'),
} as const
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doors-'))
  // The command line closes what it opened; the test goes on with it.
  serveDatabase({ ...ctx.database, close: async () => {} })
})

afterEach(() => rm(folder, { recursive: true }))

type Attempt = { readonly id: string; readonly version: number; readonly actor: Actor }

const asked = { to: 'retired', reason: 'The day has come.' }

/** Each way into the house, as whoever comes that way is answered: with a code, or `done`. */
const doors = {
  form: async ({ id, version, actor }: Attempt) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...asked, id, version: String(version) })) form.set(name, value)
    const caller = callerOf({ database: ctx.database, actor })
    const result = await operations['model.retire'].execute(caller, 'model.retire', await readForm(form))
    return result.ok ? 'done' : result.code
  },
  rest: async ({ id, version, actor }: Attempt) => {
    const token = await makeToken(ctx.prisma, actor.id ?? '', ['model.move'])
    const headers = { 'if-match': `"${version}"` }
    const { status, json } = await ask('POST', `/models/${id}/retire`, { token, headers, body: asked })
    return status === 200 ? 'done' : String(Object(json).code)
  },
  'command line': async ({ id, version }: Attempt) => {
    const file = path.join(folder, 'input.json')
    await writeFile(file, JSON.stringify({ ...asked, id, version }))
    const output = { say: () => {}, result: () => {} }
    const failure = await runOperation('model.retire', file, output).catch((error: Error) => error.message)
    if (failure === undefined) return 'done'
    return /neither met nor waived: .*Weights/.test(failure) ? 'checklistUnmet' : failure
  },
  'bulk move': async ({ id, actor }: Attempt) => {
    const context = contextOf({ database: ctx.database, actor }, 'model.read')
    const [row] = await listModelVerdicts(context, 'retire', [id])
    if (!row) return 'notFound'
    return row.verdict.ok ? 'done' : row.verdict.code
  },
} as const

test.each(['form', 'rest', 'command line', 'bulk move'] as const)(
  'a retirement that comes by the %s meets the checklist, and is made once it is settled',
  async (door) => {
    const { id: personId } = await makePerson(ctx.prisma)
    const actor = { ...actorWith('steward'), id: personId }
    const { id } = await makeModel(ctx.prisma, due)
    expect(await doors[door]({ id, version: 1, actor })).toBe('checklistUnmet')
    expect(await ctx.prisma.model.findFirst()).toMatchObject({ stage: 'deprecated', version: 1 })
    const version = await settleChecklist(ctx.database, id)
    expect(await doors[door]({ id, version, actor })).toBe('done')
    const { stage } = await ctx.prisma.model.findFirstOrThrow()
    expect(stage).toBe(door === 'bulk move' ? 'deprecated' : 'retired')
  },
)
