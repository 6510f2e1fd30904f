// npm test: everything, on a machine that may have nothing but Node. Goes on after a failure, and ends with one line.
import { check } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { faults } from './faults.mjs'
import { ensureInstalled, enterProject, isBuilt } from './prepare.mjs'
import { countPlaywright, countVitest, doStep, runStep, sum, tools } from './steps.mjs'
import { findPostgres, startPostgres } from './temporary-postgres.mjs'

enterProject()
await ensureInstalled()

const counts = [
  await doStep('browser', ensureChromium),
  await check(),
  await databaseTests('database tests, embedded', { TEST_DATABASE_URL: '' }),
  ...(await databaseTestsOnPostgres()),
  await runStep({ name: 'migrations equal schema', commands: [['scripts/migration.mjs', '--check']] }),
  await runStep({ name: 'build', commands: isBuilt() ? [] : [['scripts/build.mjs']] }),
  await runStep({
    name: 'journeys in the browser',
    commands: [[tools.playwright, 'test', '--pass-with-no-tests', '--reporter=list,json']],
    isLoud: true,
    count: countPlaywright,
  }),
  await faults(),
]
const { passed, failed } = sum(counts)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function databaseTests(name, environment) {
  const args = ['run', '--project', 'db*', '--reporter=default', '--reporter=json', '--outputFile.json={report}']
  return runStep({ name, commands: [[tools.vitest, ...args]], environment, count: countVitest })
}

/** The same files on a real server, where this machine has one to start. */
async function databaseTestsOnPostgres() {
  const binaries = findPostgres()
  if (!binaries) {
    console.log('  (no PostgreSQL on this machine: the database tests ran on the embedded database only)')
    return []
  }
  let server
  const started = await doStep('temporary PostgreSQL', async () => {
    server = await startPostgres(binaries)
  })
  if (!server) return [started]
  const stopEarly = () => {
    server.stop()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopEarly)
  const tests = await databaseTests('database tests, PostgreSQL', { TEST_DATABASE_URL: server.url })
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, stopEarly)
  server.stop()
  return [started, tests]
}
