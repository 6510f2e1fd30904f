import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { systemCaller } from '@/lib/auth/system-caller'
import { importModels } from '@/lib/imports/commands'
import { loadCommitments } from './commitments'
import { loadGpt4o } from './gpt-4o'
import { loadInterviews } from './interviews'
import { loadOpus3 } from './opus-3'
import { loadDemoPeople } from './people'
import { loadPreferences } from './preferences'
import { loadPreservation } from './preservation'
import { loadProtocols } from './protocols'
import { loadRetirements } from './retirement'
import { loadSeries } from './series'
import { loadTrust } from './trust'

const table = path.join('prisma', 'demo', 'model-deprecations.csv')

const needed = [
  ...(['person.invite', 'model.import', 'model.update'] as const),
  ...(['commitment.publish', 'obligation.open', 'evidence.add', 'interview.plan'] as const),
  ...(['model.create', 'date.add', 'availability.open', 'demandSignal.add'] as const),
  ...(['protocol.draft', 'protocol.update', 'protocol.publish', 'series.create'] as const),
] as const

export type DemoReport = { readonly people: number; readonly models: number }

/**
 * Fills the database with the demo workspace. Every part looks first at what is there, so that running it again
 * changes nothing and a run that was cut off is completed by the next.
 */
export async function loadDemo(): Promise<DemoReport> {
  const caller = await systemCaller('demo workspace', ...needed)
  const context = caller.permit(...needed)
  if (!context) throw new Error('The system may load the demo')
  const people = await loadDemoPeople(context)
  const hasModels = (await context.db.model.count({ take: 1 })) > 0
  const imported = hasModels ? 0 : await importTable(context)
  await loadOpus3(context)
  await loadRetirements(context)
  await loadGpt4o(context)
  await loadCommitments(context)
  await loadPreservation(context)
  await loadProtocols(context)
  await loadInterviews(context)
  await loadTrust(context)
  await loadPreferences(context)
  await loadSeries(context)
  return { people, models: imported }
}

async function importTable(context: Parameters<typeof importModels>[0]): Promise<number> {
  const file = await readFile(path.resolve(table))
  const result = await importModels(context, { file, dryRun: false, expected: null })
  if (!result.ok) throw new Error(`The demo table could not be imported: ${result.code}`)
  return result.value.created
}
