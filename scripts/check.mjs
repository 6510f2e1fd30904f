// npm run check: everything that can be known without a browser or a database.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateClient } from './generate.mjs'
import { ensureInstalled, enterProject } from './prepare.mjs'
import { countVitest, inPairs, runStep, sum, tools } from './steps.mjs'

/** Runs all checks, two at a time, and returns how many passed and failed. */
export async function check() {
  await generateClient()
  // Types of routes that no longer exist would fail the type check, and Next insists on reading them.
  rmSync('.next/dev/types', { recursive: true, force: true })
  const unit = ['run', '--project', 'unit', '--reporter=default', '--reporter=json', '--outputFile.json={report}']
  const steps = [
    { name: 'unit tests', commands: [[tools.vitest, ...unit]], count: countVitest },
    {
      name: 'types',
      commands: [
        [tools.next, 'typegen'],
        [tools.tsc, '--noEmit', '--incremental', 'false'],
      ],
    },
    { name: 'format', commands: [[tools.biome, 'check', '--linter-enabled=false', '.']] },
    { name: 'lint', commands: [[tools.biome, 'lint', '--error-on-warnings', '.']] },
    { name: 'boundaries', commands: [['scripts/boundaries.mjs']] },
    { name: 'dead code', commands: [[tools.knip]] },
  ]
  return sum(await inPairs(steps.map((step) => () => runStep(step))))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  enterProject()
  await ensureInstalled()
  const { passed, failed } = await check()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
