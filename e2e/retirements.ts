import type { APIRequestContext } from '@playwright/test'
import { attestedItems } from '@/lib/checklists/schema'
import { downsideKinds } from '@/lib/downsides/schema'
import { neededKinds } from '@/lib/preservation/schema'
import { send } from './fixtures'

/** Settles what stands in the way of a retirement, as a steward does, but for these items. */
export async function settleChecklist(steward: APIRequestContext, modelId: string, left: readonly string[] = []) {
  const { version: before, checklist, downsides } = await readModel(steward, modelId)
  let version = before
  const step = async (path: string, body: object) => {
    version = Number((await send(steward, path, { modelId, version, ...body })).version)
  }
  for (const kind of downsideKinds) {
    if (downsides.some((downside: { kind: string }) => downside.kind === kind)) continue
    await step('/downsides/assess', { kind, severity: 'low', text: 'Little is lost.' })
  }
  for (const item of attestedItems) {
    const finding = checklist.findings.find((candidate: { item: string }) => candidate.item === item)
    if (left.includes(item) || finding.state === 'met') continue
    await step('/checklists/attest', { item, note: 'It was done.', evidenceUrl: 'https://one.example/evidence' })
  }
  const window = { surface: 'Claude API', mode: 'none', decision: 'It closes.', reason: 'It was announced.' }
  await step('/availability/open', window)
  version = await keepCopies(steward, modelId, version)
  await step('/reports/file', {})
}

/** Two copies, in two places, of what a model needs to be served again; answers the model's version. */
async function keepCopies(steward: APIRequestContext, modelId: string, seen: number): Promise<number> {
  let version = seen
  for (const [at, kind] of neededKinds.entries()) {
    const sha256 = String(at).repeat(64)
    const artifact = await send(steward, '/artifacts/add', { modelId, version, kind, label: kind, sha256, bytes: 1 })
    version = Number(artifact.version)
    for (const region of ['North', 'South']) {
      const place = { region, disasterZone: region, medium: 'disk', custodian: 'Keepers' }
      const copy = await send(steward, '/copies/add', { artifactId: artifact.id, version, ...place })
      version = Number(copy.version)
      await send(steward, '/fixity-checks', { copyId: copy.id, observed: sha256 })
    }
  }
  return version
}

export async function readModel(program: APIRequestContext, id: string) {
  return (await program.get(`/api/v1/models/${id}`)).json()
}
