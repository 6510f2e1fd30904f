import { z } from 'zod'
import { importCodeText } from '@/lib/i18n/refusal-text'
import { readBytes } from './input'
import type { Output } from './output'
import { run, withCaller } from './session'

const coded = z.object({
  line: z.number(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

const report = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.object({ line: z.number(), reason: coded.omit({ line: true }) })),
  notes: z.array(coded),
  ignoredColumns: z.array(z.object({ name: z.string(), suggestion: z.string().nullable() })),
})

/** `emeritus import models FILE`: what the browser's import does, in one go. */
export async function importModelsFile(path: string, isDryRun: boolean, output: Output): Promise<void> {
  const file = await readBytes(path)
  const done = await withCaller(['model.import'], (caller) =>
    run(caller, 'model.import', { file, dryRun: isDryRun }, report),
  )
  const rejected = done.rejected.map(({ line, reason }) => ({ line, reason: importCodeText('en', reason) }))
  const { created, updated, unchanged } = done
  output.result({ created, updated, unchanged, rejected }, [
    ...done.ignoredColumns.map(
      ({ name, suggestion }) =>
        `Column without a meaning here: ${name}${suggestion ? ` (is ${suggestion} meant?)` : ''}`,
    ),
    ...done.notes.map((note) => `line ${note.line}: ${importCodeText('en', note)}`),
    ...rejected.map(({ line, reason }) => `line ${line} rejected: ${reason}`),
    `${isDryRun ? 'Would be' : 'Done:'} ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected.`,
  ])
}
