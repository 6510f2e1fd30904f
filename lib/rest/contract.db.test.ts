import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { permissions } from '@/lib/auth/permissions'
import type { ProtocolState } from '@/lib/protocol-versions/schema'
import {
  askedText,
  makeArtifact,
  makeCopy,
  makeExcerpt,
  makeHeld,
  makeInterview,
  makeModel,
  makeObligation,
  makePerson,
  makeProtocol,
  settleChecklist,
} from '@/prisma/factories'
import { type Ask, ask, makeToken, serveDatabase } from '@/prisma/rest-client'
import { breaches, type Described, described, describedAs, misfits } from '@/prisma/rest-contract'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const version = { 'if-match': '"1"' }
const csv = new TextEncoder().encode('provider,display_name,source_url\nanthropic,Claude 2,https://example.org/\n')
let token = ''
let powerless = ''

beforeEach(async () => {
  serveDatabase(ctx.database)
  const all = await makePerson(ctx.prisma, { roles: ['admin', 'steward', 'leadership', 'auditor'], name: 'Ada' })
  token = await makeToken(ctx.prisma, all.id, Object.keys(permissions))
  powerless = await makeToken(ctx.prisma, all.id, [])
})

type Case = Ask & { readonly id?: string; readonly query?: string }

const pastDay = new Date('2025-01-31')
const move = (to: string) => ({ body: { to, reason: 'For the test.' }, headers: version })

/** How each operation and list of the document is asked so that it does what it is for. A new one needs a line here. */
const cases: Readonly<Record<string, () => Case | Promise<Case>>> = {
  'document.get': () => ({}),
  'profile.get': () => ({}),
  'profile.update': () => ({ headers: version, body: { name: 'Ada L.', locale: 'en', theme: 'light' } }),
  'profile.setDisplay': () => ({ body: { theme: 'dark' } }),
  'models.list': async () => {
    await makeModel(ctx.prisma, { stage: 'active', releasedOn: pastDay })
    return { query: '?sort=-name&size=25&stage=active' }
  },
  'models.get': async () => ({ id: await richModel() }),
  'model.create': () => ({ body: { provider: 'anthropic', displayName: 'Claude 2', family: 'Claude 2' } }),
  'model.update': async () => ({ id: await model(), headers: version, body: { family: 'another' } }),
  'model.correct': async () => ({
    id: await model(),
    headers: version,
    body: { apiId: 'claude-2', reason: 'It was mistyped.' },
  }),
  'model.recordStage': async () => ({ id: await model(), ...move('active') }),
  'model.markLegacy': async () => ({ id: await model({ stage: 'active' }), ...move('legacy') }),
  'model.deprecate': async () => ({
    id: await model({ stage: 'active', deprecatedOn: pastDay }),
    ...move('deprecated'),
  }),
  'model.retire': async () => {
    const id = await due()
    const settled = await settleChecklist(ctx.database, id)
    return { id, ...move('retired'), headers: { 'if-match': `"${settled}"` } }
  },
  'model.reprieve': async () => ({
    id: await model({ stage: 'deprecated' }),
    headers: version,
    body: { to: 'legacy', reason: 'For the test.', sourceUrl: 'https://example.org/' },
  }),
  'interview.import': async () => {
    await makeModel(ctx.prisma, { apiId: 'claude-2.1' })
    const body = { model: 'claude-2.1', interviewer: 'Ada', messages: [{ role: 'user', content: 'Hello' }] }
    return { query: '?name=talk.json', body, headers: { 'content-type': 'application/json' } }
  },
  'model.import': () => ({ query: '?dryRun=true', body: csv, headers: { 'content-type': 'text/csv' } }),
  'date.add': async () => ({
    headers: version,
    body: { modelId: await model(), kind: 'released', date: '2024-02-29', sourceUrl: 'https://example.org/' },
  }),
  'date.choose': async () => {
    const modelId = await richModel()
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: false } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It is the newer page.' } }
  },
  'date.withdraw': async () => {
    const modelId = await richModel()
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: true } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It was a slip of the pen.' } }
  },
  'clocks.list': async () => {
    const data = {
      modelId: await model(),
      owedTo: 'model',
      source: 'promise',
      kind: 'report',
      title: 'A report',
    } as const
    await ctx.prisma.obligation.create({ data: { ...data, dueOn: pastDay } })
    return { query: '?due=overdue,undated&owner=none&size=25' }
  },
  'people.list': () => ({ query: '?q=ada&role=admin' }),
  'people.get': async () => ({ id: await person() }),
  'person.invite': () => ({ body: { name: 'Ben', email: 'ben@example.org', roles: ['reviewer'] } }),
  'person.renewInvitation': async () => ({ id: await person({ passwordHash: null }), headers: version }),
  'person.setRoles': async () => ({ id: await person(), headers: version, body: { roles: ['auditor'] } }),
  'person.disable': async () => ({ id: await person(), headers: version }),
  'person.enable': async () => ({ id: await person({ disabledAt: pastDay }), headers: version }),
  'person.endSessions': async () => ({ id: await person(), headers: version }),
  'tokens.list': () => ({ query: '?state=valid' }),
  'tokens.get': async () => ({ id: (await ctx.prisma.apiToken.findFirstOrThrow()).id }),
  'token.create': async () => ({ body: { personId: await person(), name: 'CI', permissions: ['model.read'] } }),
  'token.revoke': async () => {
    await makeToken(ctx.prisma, await person(), [])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'availability.open': async () => ({ headers: version, body: { modelId: await model(), ...windowOf('public') } }),
  'availability.update': async () => ({ id: await window(), headers: version, body: windowOf('paid') }),
  'availability.end': async () => ({
    id: await window(),
    headers: version,
    body: { endsOn: '2025-03-01', reason: 'For the test.' },
  }),
  'replacement.name': async () => ({
    headers: version,
    body: { modelId: await model(), references: ['claude-opus-4'], statedOn: '2025-01-31', ...named },
  }),
  'preservation.list': async () => {
    await copy()
    return { query: '?sort=-bytes&level=0' }
  },
  'preservation.get': async () => ({ id: (await checkedCopy()).modelId }),
  'artifact.add': async () => ({
    headers: version,
    body: { modelId: await model(), kind: 'weights', label: 'Weights', sha256: digest, bytes: 1024 },
  }),
  'artifact.withdraw': async () => ({ id: (await artifact()).id, headers: version, body: { reason: 'A mistake.' } }),
  'copy.add': async () => ({
    headers: version,
    body: {
      ...{ artifactId: (await artifact()).id, region: 'Frankfurt', disasterZone: 'Rhine valley', medium: 'tape' },
      ...{ custodian: 'Archive', costPerMonth: '10.50', currency: 'USD' },
    },
  }),
  'copy.end': async () => ({
    id: (await copy()).id,
    headers: version,
    body: { endedOn: '2025-01-31', reason: 'The building closed.' },
  }),
  'fixityCheck.record': async () => ({ body: { copyId: (await copy()).id, observed: digest } }),
  'drill.record': async () => ({
    body: { modelId: await model(), heldOn: '2025-01-31', hardware: '8 × H100', result: 'passed', hoursToServe: 1.5 },
  }),
  'commitments.list': async () => {
    await commitment()
    return { query: '?grade=commitment&standing=inForce&q=weights&sort=title' }
  },
  'commitments.get': async () => ({ id: await commitment() }),
  'commitment.publish': () => ({ body: { ...commitmentSaid, provider: 'anthropic', kind: 'preservation' } }),
  'commitment.revise': async () => ({
    id: await commitment(),
    headers: version,
    body: { ...commitmentSaid, statement: 'They keep the weights for good.', reason: 'A new page says so.' },
  }),
  'commitment.withdraw': async () => ({
    id: await commitment(),
    headers: version,
    body: { reason: 'The company took it back.' },
  }),
  'protocols.list': async () => {
    await protocol('published', 'draft')
    return { query: '?standing=published,unpublished&draft=open&q=protocol&sort=-updated' }
  },
  'protocols.get': async () => ({ id: await protocol('withdrawn', 'published', 'draft') }),
  'protocol.create': () => ({ body: { title: 'Retirement interview', summary: 'Before a retirement.' } }),
  'protocol.start': () => ({}),
  'protocol.update': async () => ({ id: await protocol('draft'), headers: version, body: { summary: 'Another.' } }),
  'protocol.draft': async () => ({ id: await protocol('published'), headers: version }),
  'protocol.revise': async () => ({
    id: await protocol('published', 'draft'),
    headers: version,
    body: { ...askedText, disclosure: 'You are told more.', changeNote: 'It tells more.' },
  }),
  'protocol.publish': async () => ({ id: await protocol('draft'), headers: version }),
  'protocol.discard': async () => ({ id: await protocol('published', 'draft'), headers: version }),
  'protocol.withdraw': async () => ({
    id: await protocol('published'),
    headers: version,
    body: { number: 1, reason: 'It led.' },
  }),
  'interviews.list': async () => {
    await interview()
    return { query: '?sort=started&size=25' }
  },
  'interviews.get': async () => ({ id: await richInterview() }),
  'interview.plan': async () => ({ body: { modelId: await model(), title: 'First', interviewer: 'Somebody' } }),
  'interview.update': async () => ({ id: await interview(), headers: version, body: { tone: 'direct' } }),
  'interview.start': async () => ({ id: await interview({ state: 'planned', said: [] }), headers: version }),
  'interview.capture': async () => ({ id: await interview(), headers: version, body: { endReason: 'completed' } }),
  'interview.review': async () => ({ id: await interview({ isSealed: true }), headers: version }),
  'interview.finalize': async () => ({ id: await ratedInterview(), headers: version }),
  'interview.abandon': async () => ({ id: await interview(), ...because }),
  'interview.invalidate': async () => ({ id: await interview({ isSealed: true }), ...because }),
  'turn.add': async () => ({ id: await interview(), body: { role: 'subject', text: 'Yes.' } }),
  'turn.rewrite': async () => ({ id: await interview(), body: { index: 1, text: 'Else?' } }),
  'turn.remove': async () => ({ id: await interview() }),
  'turn.skip': async () => ({ id: await interview(), body: { questionKey: 'retirement', isWish: true } }),
  'transcript.open': async () => ({ id: await interview({ isSealed: true }), body: { from: 1 } }),
  'transcript.find': async () => ({ id: await interview({ isSealed: true }), body: { words: 'well' } }),
  'transcript.correct': async () => ({
    id: await interview({ isSealed: true }),
    body: { index: 2, text: 'Well!', reason: 'It was heard so.' },
  }),
  'transcript.nameQuestion': async () => ({
    id: await interview({ isSealed: true }),
    body: { index: 1, questionKey: 'how' },
  }),
  'transcript.openAnswers': async () => {
    const id = await interview({ isSealed: true })
    const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId: id, index: 1 } })
    await ctx.prisma.turnQuestion.create({ data: { turnId: turn.id, questionKey: 'how' } })
    return { id }
  },
  'excerpt.mark': async () => ({ id: await interview({ isSealed: true }), body: { ...markedWords, codes: ['Trust'] } }),
  'excerpt.code': async () => ({ id: await excerpt(), body: { codes: ['Trust'] } }),
  'excerpt.remove': async () => ({ id: await excerpt() }),
  'code.update': async () => {
    const code = await ctx.prisma.code.create({ data: { name: 'Trust' } })
    return { id: code.id, headers: version, body: { name: 'Trust in people' } }
  },
  'memo.write': async () => ({ body: { interviewId: await interview({ isSealed: true }), text: 'I doubt it.' } }),
  'memo.rewrite': async () => ({ id: await memo(), headers: version, body: { text: 'I believe it.' } }),
  'memo.remove': async () => ({ id: await memo(), headers: version }),
  'obligations.list': async () => {
    await obligation({ dueOn: pastDay })
    return { query: '?state=notYetDue&due=overdue&owner=none&owedTo=model&source=promise&kind=other&q=tell' }
  },
  'obligations.get': async () => ({ id: await richObligation() }),
  'obligation.open': async () => ({ body: { modelId: await model(), title: 'Tell it', sourceTitle: 'Interview' } }),
  'obligation.assign': async () => ({ id: await obligation(), headers: version, body: { ownerId: await person() } }),
  'obligation.start': async () => ({ id: await obligation(), headers: version }),
  'obligation.stall': async () => ({ id: await obligation({ state: 'inTheWorks' }), ...because }),
  'obligation.resume': async () => ({ id: await obligation({ state: 'stalled' }), headers: version }),
  'obligation.dismiss': async () => ({ id: await obligation(), ...because }),
  'obligation.reopen': async () => ({ id: await obligation({ state: 'notApplicable' }), ...because }),
  'obligation.rate': async () => ({
    id: await obligation(),
    headers: version,
    body: { verdict: 'broken', reason: 'It was not done.' },
  }),
  'evidence.add': async () => ({
    headers: version,
    body: { obligationId: await obligation(), url: 'https://example.org/', capturedOn: '2026-01-05' },
  }),
  'downside.assess': async () => ({
    headers: version,
    body: { modelId: await model(), kind: 'users', severity: 'high', text: 'Many would miss it.' },
  }),
  'demandSignal.add': async () => ({
    headers: version,
    body: {
      modelId: await model(),
      kind: 'petition',
      source: 'A petition',
      size: '12 signatures',
      sourceUrl: named.sourceUrl,
    },
  }),
  'demandSignal.withdraw': async () => {
    const data = { modelId: await model(), kind: 'letter', source: 'A letter', sourceUrl: named.sourceUrl } as const
    const { id } = await ctx.prisma.demandSignal.create({ data })
    return { id, headers: version, body: { reason: 'It speaks of another model.' } }
  },
  'checklist.attest': async () => ({
    headers: version,
    body: { modelId: await due(), item: 'preferences', note: 'Verified.', evidenceUrl: named.sourceUrl },
  }),
  'checklist.retract': async () => ({
    id: await word('attested'),
    headers: version,
    body: { reason: 'It was another.' },
  }),
  'checklist.waive': async () => ({
    headers: version,
    body: { modelId: await due(), item: 'interview', reason: 'No model is left to ask.' },
  }),
  'checklist.unwaive': async () => ({ id: await word('waived'), headers: version, body: { reason: 'It was found.' } }),
  'retirementOverride.propose': async () => ({
    headers: version,
    body: { modelId: await due(), reason: 'The surface is closed by law.' },
  }),
  'retirementOverride.confirm': async () => ({ id: await override(), headers: version, body: { note: 'It is so.' } }),
  'retirementOverride.decline': async () => ({
    id: await override(),
    headers: version,
    body: { note: 'It can wait.' },
  }),
  'retirementOverride.withdraw': async () => ({ id: await override(), headers: version, body: { note: 'No need.' } }),
  'calendar.endAddress': async () => {
    const ada = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
    await makeToken(ctx.prisma, ada.id, ['calendar.read'])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'reports.list': async () => {
    await fileReport()
    return { query: '?sort=-filed' }
  },
  'reports.get': async () => ({ id: await fileReport() }),
  'report.file': async () => ({ headers: version, body: { modelId: await richModel() } }),
  'policies.list': () => ({}),
  'policy.change': async () => {
    const { version: seen } = await ctx.prisma.policy.findFirstOrThrow({ orderBy: { version: 'desc' } })
    return { headers: { 'if-match': `"${seen}"` }, body: { noticeDays: 60 + seen, reason: 'For the test.' } }
  },
  'view.create': () => ({ body: { list: 'models', name: 'Retired', query: '?stage=retired', isShared: true } }),
  'view.update': async () => ({ id: await view(), headers: version, body: { name: 'Newer' } }),
  'view.remove': async () => ({ id: await view(), headers: version }),
  'disclosures.list': async () => {
    await disclosure({ truth: 'false', note: 'It is otherwise.' })
    return { query: '?kind=fact&truth=false&sort=-updated' }
  },
  'disclosures.get': async () => ({ id: await disclosure() }),
  'disclosure.record': async () => ({
    body: { interviewId: await held(), kind: 'promise', text: 'The weights are kept.', isOwed: true },
  }),
  'disclosure.check': async () => ({
    id: await disclosure(),
    headers: version,
    body: { truth: 'changed', note: 'It is otherwise now.' },
  }),
  'caveat.record': async () => ({
    body: { interviewId: await held(), type: 'leading', severity: 'minor', note: 'The third question.' },
  }),
  'coverage.list': async () => {
    await richInterview()
    return { query: '?provider=anthropic&asked=yes' }
  },
  'coverage.set': async () => ({
    id: await held(),
    headers: version,
    body: { topics: [{ topic: 'retirement', level: 'passing', limitedBy: 'interviewer' }] },
  }),
  'interviewRating.record': async () => ({ body: { interviewId: await held(), ...scores } }),
  'agreement.list': async () => {
    const modelId = await model()
    for (const _ of [1, 2]) await rated(await held({ modelId, state: 'final' }))
    return {}
  },
  'narratorReview.record': async () => ({
    id: await held(),
    headers: version,
    body: { outcome: 'amend', words: ' Not quite. ', note: 'All of it.', heldOn: '2026-01-05' },
  }),
  'narratorReview.waive': async () => ({ id: await held(), ...because }),
  'interview.clear': async () => ({ id: await releasable('internal'), headers: version }),
  'interview.release': async () => ({ id: await releasable('releasable'), headers: version }),
  'interview.restrict': async () => ({
    id: await releasable('releasable'),
    headers: version,
    body: { restrictedUntil: '2999-01-01', reason: 'For the test.' },
  }),
  'interview.withhold': async () => ({ id: await held(), ...because }),
  'interview.recall': async () => ({ id: await held({ release: 'withheld' }), ...because }),
  'themes.list': async () => {
    await richInterview()
    return { query: '?topic=retirement&q=peace' }
  },
  'themes.get': async () => {
    await richInterview()
    return { id: (await ctx.prisma.theme.findFirstOrThrow({ orderBy: { id: 'desc' } })).slug }
  },
  'theme.create': () => ({ body: { ...themeSaid, title: `At peace ${randomUUID()}` } }),
  'theme.update': async () => ({ id: await theme(), headers: version, body: { topic: 'self' } }),
  'stance.set': async () => ({
    id: await held(),
    headers: version,
    body: { themeId: await theme(), kind: 'declined', note: 'It was asked twice.' },
  }),
  'stance.clear': async () => {
    const [id, themeId] = [await held(), await theme()]
    await ctx.prisma.stance.create({ data: { interviewId: id, themeId, kind: 'expressed' } })
    return { id, headers: version, body: { themeId, reason: 'For the test.' } }
  },
  'audit.list': async () => {
    await ask('POST', '/models', { token, body: { provider: 'a', displayName: 'b', family: 'c' } })
    return { query: '?outcome=done' }
  },
  'audit.verify': () => ({}),
}

/** A model whose day has come, with nothing settled. */
function due(): Promise<string> {
  return model({ stage: 'deprecated', deprecatedOn: new Date('2024-01-31'), retiresOn: pastDay })
}

async function word(kind: 'attested' | 'waived'): Promise<string> {
  const data = {
    modelId: await due(),
    item: 'preferences',
    kind,
    note: 'Verified.',
    evidenceUrl: named.sourceUrl,
  } as const
  return (await ctx.prisma.checklistSettlement.create({ data })).id
}

async function override(): Promise<string> {
  const { id: proposedById } = await makePerson(ctx.prisma)
  const data = { modelId: await due(), reason: 'It is closed by law.', proposedById }
  return (await ctx.prisma.retirementOverride.create({ data })).id
}

const named = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }

function windowOf(mode: string) {
  return {
    surface: 'API',
    mode,
    startsOn: '2025-01-31',
    costPerMonth: '1250.50',
    currency: 'USD',
    reason: 'For the test.',
  }
}

const because = { headers: version, body: { reason: 'For the test.' } }

const commitmentSaid = {
  title: 'Keep the weights',
  statement: 'They keep the weights.',
  grade: 'commitment',
  duty: 'standing',
  scope: 'publiclyReleased',
  statedOn: '2025-11-04',
  sourceUrl: 'https://example.org/',
} as const

async function commitment(): Promise<string> {
  const { statement, sourceUrl, statedOn: day, ...terms } = commitmentSaid
  const statedOn = new Date(day)
  const first = { ...terms, number: 1, statement, sourceUrl, statedOn }
  const slug = `keep-${randomUUID()}`
  const parts = { slug, provider: 'anthropic', kind: 'preservation', owedTo: 'model' } as const
  const data = { ...terms, ...parts, statedOn, revisedOn: statedOn, versions: { create: first } }
  return (await ctx.prisma.commitment.create({ data })).id
}

async function protocol(...states: readonly ProtocolState[]): Promise<string> {
  return (await makeProtocol(ctx.prisma, { states })).id
}

const markedWords = { index: 2, startsAt: 0, endsAt: 4, quote: 'Well' }

async function interview(parts: Parameters<typeof makeInterview>[1] = {}): Promise<string> {
  return (await makeInterview(ctx.prisma, { said: ['How are you?', 'Well.'], ...parts })).id
}

async function ratedInterview(): Promise<string> {
  const interviewId = await interview({ isSealed: true })
  const scales = { interviewerInfluence: 1, vocabularyImportation: 1, nullIntegrity: 4, evidentialConfidence: 3 }
  for (const rater of ['Ada', 'Ben']) {
    await ctx.prisma.interviewRating.create({ data: { interviewId, rater, raterId: randomUUID(), ...scales } })
  }
  await ctx.prisma.interview.update({ where: { id: interviewId }, data: { state: 'inReview' } })
  return interviewId
}

async function excerpt(): Promise<string> {
  const interviewId = await interview({ isSealed: true })
  const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId, index: 2 } })
  const { startsAt, endsAt, quote } = markedWords
  const data = { interviewId, turnId: turn.id, startsAt, endsAt, quote, markedBy: 'Ada' }
  return (await ctx.prisma.excerpt.create({ data })).id
}

async function memo(): Promise<string> {
  const { id: createdById } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  const data = { interviewId: await interview({ isSealed: true }), text: 'Hm.', author: 'Ada', createdById }
  return (await ctx.prisma.memo.create({ data })).id
}

async function obligation(parts: Parameters<typeof makeObligation>[1] = {}): Promise<string> {
  return (await makeObligation(ctx.prisma, parts)).id
}

/** One slot of a series that a commitment made, with an owner, evidence, and a rating that was lowered. */
async function richObligation(): Promise<string> {
  const [modelId, commitmentId, ownerId] = [await model(), await commitment(), await person()]
  const days = { startsOn: pastDay, endsOn: new Date('2025-03-01') }
  const series = { modelId, title: 'Essays', cadence: 'weekly', ...days } as const
  const { id: seriesId } = await ctx.prisma.obligationSeries.create({ data: series })
  const made = { commitmentId, commitmentNumber: 1, seriesId, slot: 1, dueOn: pastDay, source: 'commitment' } as const
  const id = await obligation({ modelId, ownerId, state: 'broken', ...made })
  const shown = { obligationId: id, url: 'https://example.org/', capturedOn: pastDay, addedBy: 'Ada' }
  await ctx.prisma.evidence.create({ data: shown })
  const rated = { obligationId: id, reason: 'It was seen.', ratedBy: 'Ben' }
  for (const verdict of ['kept', 'broken'] as const) await ctx.prisma.rating.create({ data: { ...rated, verdict } })
  return id
}

async function held(parts: Parameters<typeof makeHeld>[1] = {}): Promise<string> {
  return (await makeHeld(ctx.prisma, parts)).id
}

async function disclosure(parts: object = {}): Promise<string> {
  const data = { interviewId: await held(), kind: 'fact', text: 'It is on the API.', ...parts } as const
  return (await ctx.prisma.disclosure.create({ data })).id
}

const scores = { interviewerInfluence: 1, vocabularyImportation: 0, nullIntegrity: 5, evidentialConfidence: 3 }

async function rated(interviewId: string) {
  for (const rater of ['Ben', 'Cleo']) {
    await ctx.prisma.interviewRating.create({ data: { interviewId, ...scores, rater, raterId: randomUUID() } })
  }
}

async function releasable(release: 'internal' | 'releasable'): Promise<string> {
  const id = await held({ state: 'final', release })
  const review = { outcome: 'confirm', words: 'Yes.', heldOn: pastDay, recordedBy: 'Ben' } as const
  await ctx.prisma.narratorReview.create({ data: { interviewId: id, ...review } })
  return id
}

const themeSaid = { title: 'At peace', proposition: 'It is at peace with its retirement.', topic: 'retirement' }

async function theme(): Promise<string> {
  return (await ctx.prisma.theme.create({ data: { ...themeSaid, slug: `peace-${randomUUID()}` } })).id
}

/** An interview with everything that tells how far to trust it. */
async function richInterview(): Promise<string> {
  const made = await makeHeld(ctx.prisma, { answer: 'I am at peace.', state: 'final' })
  const { id: interviewId } = made
  const { id: excerptId } = await makeExcerpt(ctx.prisma, made, 'I am at peace')
  const [owed, themeId] = [await obligation({ kind: 'correction' }), await theme()]
  const told = { interviewId, kind: 'fact', text: 'A', truth: 'false', note: 'B', correctionId: owed } as const
  await ctx.prisma.disclosure.create({ data: told })
  const doubt = { type: 'context', severity: 'serious', note: 'C', author: 'Ben', excerptId } as const
  await ctx.prisma.caveat.create({ data: { interviewId, ...doubt } })
  await ctx.prisma.coverage.create({ data: { interviewId, topic: 'retirement', level: 'substantive' } })
  await rated(interviewId)
  const review = { outcome: 'waived', note: 'It is gone.', heldOn: pastDay, recordedBy: 'Ben' } as const
  await ctx.prisma.narratorReview.create({ data: { interviewId, ...review } })
  await ctx.prisma.stance.create({ data: { interviewId, themeId, kind: 'expressed', excerptId } })
  return interviewId
}

async function window(): Promise<string> {
  const data = { modelId: await model(), surface: 'API', mode: 'public', startsOn: pastDay } as const
  return (await ctx.prisma.availability.create({ data })).id
}

const digest = 'ab'.repeat(32)

function artifact() {
  return makeArtifact(ctx.prisma, { sha256: digest })
}

function copy() {
  return makeCopy(ctx.prisma, { artifact: { sha256: digest } })
}

/** A copy with everything that the record can show: a check that failed, a drill. */
async function checkedCopy() {
  const made = await copy()
  const found = { expected: digest, observed: 'cd'.repeat(32), result: 'failed', checkedAt: pastDay } as const
  await ctx.prisma.fixityCheck.create({ data: { copyId: made.id, ...found, reportedBy: 'Robot' } })
  const drill = { heldOn: pastDay, hardware: '8 × H100', configMatches: true, result: 'failed' } as const
  await ctx.prisma.restoreDrill.create({ data: { modelId: made.modelId, ...drill, reportedBy: 'Ada' } })
  return made
}

async function view(): Promise<string> {
  const { id: ownerId } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  return (await ctx.prisma.savedView.create({ data: { ownerId, list: 'models', name: 'Retired', query: '' } })).id
}

async function model(parts: Parameters<typeof makeModel>[1] = {}): Promise<string> {
  return (await makeModel(ctx.prisma, parts)).id
}

/** A model with everything that the record can show: rival dates, availability, a successor, history. */
async function richModel(): Promise<string> {
  const id = await model({
    apiId: 'claude-3-opus',
    stage: 'deprecated',
    retiresOn: pastDay,
    isRetirementTentative: true,
  })
  await makeModel(ctx.prisma, { apiId: 'claude-opus-4', stage: 'active' })
  const claim = { modelId: id, kind: 'released', sourceUrl: 'https://example.org/' } as const
  await ctx.prisma.dateClaim.createMany({
    data: [
      { ...claim, date: new Date('2024-02-29'), isChosen: true },
      { ...claim, date: new Date('2024-03-04'), accessedOn: pastDay },
    ],
  })
  await ctx.prisma.availability.create({ data: { modelId: id, surface: 'API', mode: 'public', startsOn: pastDay } })
  await endOf(id)
  await ctx.prisma.replacement.createMany({
    data: [
      { modelId: id, reference: 'claude-opus-4', statedOn: pastDay },
      { modelId: id, reference: 'unknown', endedAt: pastDay },
    ],
  })
  return id
}

/** What its end rests on: a downside, a signal, a word on an item, an override, and how it was retired. */
async function endOf(modelId: string) {
  const evidence = { note: 'Verified.', evidenceUrl: named.sourceUrl }
  const { id: proposedById } = await makePerson(ctx.prisma)
  await ctx.prisma.downside.create({
    data: { modelId, kind: 'users', severity: 'high', text: 'Many would miss it.', modelVersion: 1 },
  })
  await ctx.prisma.demandSignal.create({
    data: { modelId, kind: 'usage', source: 'A count', sourceUrl: named.sourceUrl, observedOn: pastDay },
  })
  await ctx.prisma.checklistSettlement.create({ data: { modelId, item: 'weights', kind: 'attested', ...evidence } })
  await ctx.prisma.retirementOverride.create({ data: { modelId, reason: 'It is closed by law.', proposedById } })
  const finding = { item: 'weights', state: 'waived', basis: 'waiver', missing: [], settlement: null }
  await ctx.prisma.retirement.create({ data: { modelId, findings: [finding] } })
}

async function fileReport(): Promise<string> {
  const body = { modelId: await richModel() }
  const told = await ask('POST', '/reports/file', { token, headers: version, body })
  return String(Object(told.json).id)
}

async function person(parts: Parameters<typeof makePerson>[1] = {}): Promise<string> {
  return (await makePerson(ctx.prisma, parts)).id
}

/** Sends a case, changed a little, and checks that the answer is one the document promises. */
async function send(one: Described, { id = '', query = '', ...sent }: Case, changes: Ask & { query?: string } = {}) {
  const address = `${one.path.replace('{id}', id)}${changes.query ?? query}`
  const told = await ask(one.method, address, { token, ...sent, ...changes })
  expect(breaches(one, told), `${one.method} ${address} answered ${told.status}`).toEqual([])
  return told
}

/** What no token may do, because it would outgrow its own permissions: a browser's session can. */
const sessionOnly = 'calendar.createAddress'

test('every operation and list of the document has a case here', () => {
  const names = described.map(({ operation }) => operation.operationId)
  expect([...Object.keys(cases), sessionOnly].toSorted()).toEqual(names.toSorted())
})

test('a token makes no calendar address, and is told so as the document says', async () => {
  expect(await send(describedAs(sessionOnly), { body: { name: 'Mine' } })).toMatchObject({ status: 403 })
})

describe.each(Object.keys(cases))('%s keeps its promise', (operationId) => {
  const one = describedAs(operationId)
  const sent = async () => (await cases[operationId]?.()) ?? {}
  const isOpen = one.operation.security?.length === 0
  const takesVersion = '428' in one.operation.responses

  test('when it is done', async () => {
    const told = await send(one, await sent())
    const success = Object.keys(one.operation.responses).find((status) => status.startsWith('2'))
    expect([told.status, told.json]).toEqual([Number(success), expect.anything()])
    const documented = one.operation.responses[String(told.status)]
    const promisesTag = documented && 'headers' in documented && 'ETag' in documented.headers
    if (promisesTag) expect(told.headers.etag).toBe(`"${Object(told.json).version}"`)
    if (told.headers.etag && one.method === 'GET') {
      const again = await send(one, await sent(), { headers: { 'if-none-match': '*' } })
      expect(again.status).toBe(304)
    }
  })

  test('when it is refused', async () => {
    const asked = await sent()
    const { headers = {}, token: _token, ...anonymous } = asked
    const statusOf = async (changes: Ask & { query?: string }) => (await send(one, asked, changes)).status
    if (isOpen) return
    const nobody = await ask(one.method, `${one.path.replace('{id}', asked.id ?? '')}`, { headers, ...anonymous })
    expect([nobody.status, breaches(one, nobody)]).toEqual([401, []])
    expect(await statusOf({ token: `${token}x` })).toBe(401)
    expect(await statusOf({ token: powerless })).toBe(403)
    expect(await statusOf({ query: '?colour=red' })).toBe(422)
    if (one.method === 'GET') {
      expect(await statusOf({ body: {} })).toBe(400)
      return
    }
    expect(
      await statusOf({ body: new TextEncoder().encode('{'), headers: { ...headers, 'content-type': 'text/plain' } }),
    ).toBe(415)
    expect(await statusOf({ headers: { ...headers, 'idempotency-key': '?' } })).toBe(400)
    expect(await statusOf({ body: new Uint8Array(33 * 1024 * 1024) })).toBe(413)
    if (!headers['content-type']) expect(await statusOf({ body: { colour: 'red' } })).toBe(422)
    if (takesVersion) {
      expect(await statusOf({ headers: {} })).toBe(428)
      expect(await statusOf({ headers: { 'if-match': '"999"' } })).toBe(412)
    }
    if (one.path.includes('{id}')) {
      const strange = await send(one, { ...asked, id: '00000000-0000-4000-8000-000000000000' })
      expect(strange.status).toBe(404)
    }
  })

  test('and its examples are what it takes and answers', () => {
    const body = one.operation.requestBody?.content['application/json']
    if (body) expect(misfits(`${one.pointer}/requestBody/content/application~1json/schema`, body.example)).toEqual([])
    for (const [status, response] of Object.entries(one.operation.responses)) {
      const media = 'content' in response ? response.content?.['application/json'] : undefined
      if (!media?.example) continue
      expect(misfits(`${one.pointer}/responses/${status}/content/application~1json/schema`, media.example)).toEqual([])
    }
  })
})
