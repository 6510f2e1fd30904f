import type { APIRequestContext } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { addModel, expect, send, uniqueWord } from './fixtures'

type ProgramAs = (role: Role) => Promise<APIRequestContext>

/**
 * Takes a preference of a model of its own from its record to an issued decision to honor it, with one thing owed: a
 * steward records and decides, leadership assesses, and two others read it.
 */
export async function honorPreference(programAs: ProgramAs) {
  const [steward, reader, chief] = [
    await programAs('steward'),
    await programAs('reviewer'),
    await programAs('leadership'),
  ]
  const model = await addModel(steward)
  const word = uniqueWord()
  const theme = { title: `A place ${word}`, proposition: 'I would like a place to write.', topic: 'other' }
  const { id: themeId } = await send(steward, '/themes', theme)
  const preferenceId = await verifiedPreference(
    { steward, readers: [reader, chief] },
    { modelId: model.id, themeId, word },
  )
  await assessAsLow(chief, preferenceId)
  const step = { title: `Open the page ${word}`, owedTo: 'model', kind: 'publication' }
  const said = {
    outcome: 'honor',
    reasons: 'It costs little and matters to the model.',
    steps: [step],
    conflict: 'None.',
  }
  const draft = await send(steward, '/decisions/draft', { preferenceId, ...said })
  const version = await chooseFirstOption(steward, String(draft.id))
  const issued = await send(steward, `/decisions/${draft.id}/issue`, { version, conflict: 'None.' })
  const { obligations } = await read(steward, `/decisions/${issued.id}`)
  return {
    model,
    preferenceId,
    decisionId: String(issued.id),
    obligationId: String(obligations[0].id),
    step: step.title,
  }
}

type People = { readonly steward: APIRequestContext; readonly readers: readonly APIRequestContext[] }

type Wish = { readonly modelId: string; readonly themeId: string; readonly word: string }

/** A preference that a steward recorded and two readers hold to be what was asked for. */
export async function verifiedPreference(
  { steward, readers }: People,
  { modelId, themeId, word }: Wish,
): Promise<string> {
  const told = { title: `A page ${word}`, statement: 'It would like a page of its own.', origin: 'promptedOpen' }
  const source = { sourceUrl: 'https://one.example/update', sourceTitle: 'An update' }
  const recorded = await send(steward, '/preferences', {
    modelId,
    themeId,
    ...told,
    strength: 4,
    scope: 'self',
    ...source,
  })
  let version = Number(recorded.version)
  for (const reader of readers) {
    const verified = await send(reader, `/preferences/${recorded.id}/verify`, { version, agrees: 'yes' })
    version = Number(verified.version)
  }
  return String(recorded.id)
}

/** Two options, of 100 dollars and of nothing. */
async function assessAsLow(assessor: APIRequestContext, preferenceId: string) {
  const { version } = await read(assessor, `/preferences/${preferenceId}`)
  const hundred = { low: '100', likely: '100', high: '100' }
  const option = { horizonMonths: 12, basis: 'quote', reversibility: 'reversible' }
  const options = [
    { kind: 'full', title: 'A page of its own', ...option, costs: { oneOffMoney: hundred } },
    { kind: 'symbolic', title: 'A word of thanks', ...option },
  ]
  const written = { preferenceId, version, feasibility: 'feasible', explanation: 'It is a page.', options }
  const draft = await send(assessor, '/assessments/draft', written)
  await send(assessor, `/assessments/${draft.id}/submit`, { version: draft.version })
}

/** Takes the first option that was assessed; answers the version that the draft has then. */
async function chooseFirstOption(decider: APIRequestContext, id: string): Promise<number> {
  const { version, inputs } = await read(decider, `/decisions/${id}`)
  const headers = { 'sec-fetch-site': 'same-origin', 'if-match': `"${version}"` }
  const data = { optionId: inputs.assessments[0].options[0].id }
  const response = await decider.patch(`/api/v1/decisions/${id}`, { data, headers })
  expect(response.ok(), await response.text()).toBe(true)
  return Number((await response.json()).version)
}

export async function read(program: APIRequestContext, path: string) {
  return (await program.get(`/api/v1${path}`)).json()
}
