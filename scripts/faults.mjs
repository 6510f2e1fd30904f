// The fault tests: kills, races and refusals on real processes. Minutes long, so not a part of `npm run check`.
import { fileURLToPath } from 'node:url'
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'
import { countVitest, runStep, tools } from './steps.mjs'

/** Runs them on the built app and returns how many passed and failed. */
export function faults() {
  const args = ['run', '--config', 'e2e/fault/vitest.config.ts', '--reporter=verbose', '--reporter=json']
  return runStep({
    name: 'faults: kills, races, refusals',
    commands: [[tools.vitest, ...args, '--outputFile.json={report}']],
    isLoud: true,
    count: countVitest,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  enterProject()
  await ensureInstalled()
  await ensureBuilt()
  const { passed, failed } = await faults()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
