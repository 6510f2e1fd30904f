import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeAssessment, makeDecision, makePreference, testNow } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'

const ctx = useDatabase()

function tried(statement: string): Promise<string> {
  return asApplication(ctx.database, statement)
}

const issued = { state: 'issued', issuedAt: testNow, isCurrent: true } as const

describe('the database itself, asked by the application’s own role, of preferences and assessments', () => {
  test('keeps every preference as what its model asked for', async () => {
    const [one, other] = [await makePreference(ctx.prisma), await makePreference(ctx.prisma)]
    const where = `where "id" = '${one.id}'`
    expect(await tried(`update "Preference" set "modelId" = '${other.modelId}' ${where}`)).toContain('stays on record')
    expect(await tried(`delete from "Preference" ${where}`)).toContain('stays on record')
    expect(await tried(`update "Preference" set "strength" = 6 ${where}`)).toContain('Preference_strength')
    expect(await tried(`update "Preference" set "state" = 'merged' ${where}`)).toContain('Preference_merged')
    const intoItself = `update "Preference" set "state" = 'merged', "mergedIntoId" = "id" ${where}`
    expect(await tried(intoItself)).toContain('Preference_merged')
    expect(await tried(`update "Preference" set "state" = 'withdrawnByModel' ${where}`)).toContain('withdrawn')
    expect(await tried(`update "Preference" set "statement" = 'Another wording' ${where}`)).toBe('done')
  })

  test('has the name of the model beside it, and finds it by that', async () => {
    const { id, modelId } = await makePreference(ctx.prisma)
    await ctx.prisma.model.update({ where: { id: modelId }, data: { displayName: 'Kestrel 9' } })
    const renamed = await ctx.prisma.preference.findUniqueOrThrow({ where: { id } })
    expect(renamed).toMatchObject({ modelName: 'Kestrel 9', searchText: expect.stringContaining('kestrel 9') })
  })

  test('changes no assessment that was submitted, with its options and costs', async () => {
    const { id: preferenceId } = await makePreference(ctx.prisma)
    const { id, options } = await makeAssessment(ctx.prisma, { preferenceId })
    const optionId = options[0]?.id ?? ''
    const never = 'never change'
    for (const change of [
      `"explanation" = 'else'`,
      `"feasibility" = 'infeasible'`,
      '"policyVersion" = 2',
      `"state" = 'draft'`,
    ]) {
      expect(await tried(`update "Assessment" set ${change} where "id" = '${id}'`)).toContain(never)
    }
    expect(await tried(`update "AssessmentOption" set "title" = 'else' where "id" = '${optionId}'`)).toContain(never)
    expect(await tried(`update "CostLine" set "high" = 99999 where "optionId" = '${optionId}'`)).toContain(never)
    expect(await tried(`delete from "CostLine" where "optionId" = '${optionId}'`)).toContain(never)
    const line = `insert into "CostLine" values ('${optionId}', 'monthlyMoney', 1, 1, 1)`
    expect(await tried(line)).toContain(never)
    expect(await tried(`update "Assessment" set "state" = 'withdrawn' where "id" = '${id}'`)).toBe('done')
  })

  test('takes back nothing of a draft, and no estimate whose points are out of order', async () => {
    const { id: preferenceId } = await makePreference(ctx.prisma)
    const { options } = await makeAssessment(ctx.prisma, { preferenceId, state: 'draft' })
    const where = `where "optionId" = '${options[0]?.id}'`
    expect(await tried(`update "CostLine" set "high" = 20000 ${where}`)).toBe('done')
    expect(await tried(`update "CostLine" set "likely" = 20000 ${where}`)).toContain('CostLine_order')
    expect(await tried(`update "CostLine" set "low" = -1 ${where}`)).toContain('CostLine_order')
  })
})

describe('the database itself, asked by the application’s own role, of decisions', () => {
  test('changes nothing that an issued decision says, and lets go on what becomes of it', async () => {
    const preference = await makePreference(ctx.prisma)
    const { id } = await makeDecision(ctx.prisma, { preference, ...issued })
    const update = (change: string) => tried(`update "Decision" set ${change} where "id" = '${id}'`)
    for (const change of [
      `"outcome" = 'decline'`,
      `"reasons" = 'else'`,
      `"band" = 'low'`,
      '"expectedMinor" = 0',
      '"strength" = 0',
      '"issuedAt" = now()',
      `"state" = 'draft', "isCurrent" = false, "issuedAt" = null`,
      `"cosigner" = 'Somebody'`,
    ]) {
      expect([change, await update(change)]).toEqual([change, expect.stringContaining('never changes')])
    }
    expect(await update(`"state" = 'underAppeal'`)).toBe('done')
    expect(await update('"closedAt" = now()')).toBe('done')
    expect(await tried(`delete from "Decision" where "id" = '${id}'`)).toContain('never removed')
    const step = `insert into "DecisionStep" ("id", "decisionId", "position", "title", "owedTo", "kind")
      values (gen_random_uuid(), '${id}', 1, 'Do it', 'model', 'other')`
    expect(await tried(step)).toContain('never change')
  })

  test('has one open and one current decision about a preference, and no cosigner who decided', async () => {
    const preference = await makePreference(ctx.prisma)
    await makeDecision(ctx.prisma, { preference, ...issued })
    await expect(makeDecision(ctx.prisma, { preference, number: 2, ...issued })).rejects.toThrow('Unique constraint')
    const { id } = await makeDecision(ctx.prisma, { preference, number: 3 })
    await expect(makeDecision(ctx.prisma, { preference, number: 4 })).rejects.toThrow('Unique constraint')
    const cosigned = `update "Decision" set "cosignerId" = "deciderId" where "id" = '${id}'`
    expect(await tried(cosigned)).toContain('Decision_cosigner')
    const undated = `update "Decision" set "outcome" = 'defer', "state" = 'issued', "issuedAt" = now() where "id" = '${id}'`
    expect(await tried(undated)).toContain('Decision_review')
  })

  test('keeps a packet, an appeal and every word on a decision as they were written', async () => {
    const preference = await makePreference(ctx.prisma)
    const { id: decisionId } = await makeDecision(ctx.prisma, { preference, ...issued })
    const text = '{}'
    const sha256 = createHash('sha256').update(text).digest('hex')
    await ctx.prisma.decisionPacket.create({ data: { decisionId, text, sha256 } })
    await ctx.prisma.appeal.create({ data: { decisionId, grounds: 'It asked again.', raisedBy: 'Test person' } })
    const by = { personId: randomUUID(), person: 'Test person' }
    await ctx.prisma.dissent.create({ data: { decisionId, text: 'Otherwise.', ...by } })
    const where = `where "decisionId" = '${decisionId}'`
    for (const table of ['DecisionPacket', 'Dissent']) {
      expect(await tried(`update "${table}" set "text" = 'else' ${where}`)).toContain('never changed')
      expect(await tried(`delete from "${table}" ${where}`)).toContain('never changed')
    }
    expect(await tried('truncate "DecisionPacket"')).toMatch(/never changed|must be owner|permission denied/)
    expect(await tried(`update "Appeal" set "grounds" = 'else' ${where}`)).toContain('stays what it is')
    const judged = `update "Appeal" set "outcome" = 'upheld', "judge" = 'Judge', "judgement" = 'No.', "judgedAt" = now() ${where}`
    expect(await tried(judged)).toBe('done')
    expect(await tried(`${judged}; ${judged}`)).toContain('judged once')
  })
})
