// Running tools, counting what they report, and saying so in one line each.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Node programs by the file that runs them, so that nothing depends on a shell or on npx. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

const none = { passed: 0, failed: 0 }

/** Adds up what several steps counted. */
export function sum(counts) {
  return counts.reduce(
    (all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }),
    none,
  )
}

/** Runs one step: several commands in a row, the first failing one ends it. Prints one line, and its output if it failed. */
export async function runStep({ name, commands, environment = {}, isLoud = false, count = countAsOne }) {
  const startedMs = performance.now()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'emeritus-step-'))
  const report = path.join(folder, 'report.json')
  const env = { ...process.env, ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const output = []
  let isDone = true
  for (const args of commands.map((command) => command.map((part) => part.replace('{report}', report)))) {
    isDone = isDone && (await runCommand(args, { env, output, isLoud }))
  }
  const counts = count(isDone, report)
  rmSync(folder, { recursive: true, force: true })
  return finish({ name, startedMs, counts, output: isLoud ? '' : output.join('') })
}

/** A step that is not a program. A thrown sentence is its failure. */
export async function doStep(name, work) {
  const startedMs = performance.now()
  try {
    await work()
    return finish({ name, startedMs, counts: countAsOne(true), output: '' })
  } catch (error) {
    const output = error instanceof Error ? `${error.message}\n` : String(error)
    return finish({ name, startedMs, counts: countAsOne(false), output })
  }
}

/** Every test counts; a run that failed without a failing test (a file that does not load) counts as one failure. */
export function countVitest(isDone, report) {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readReport(report)
  return { passed, failed: isDone ? failed : Math.max(failed, 1) }
}

/** Playwright counts a test that passed at the second attempt as flaky; it passed. */
export function countPlaywright(isDone, report) {
  const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report).stats ?? {}
  return { passed: expected + flaky, failed: isDone ? unexpected : Math.max(unexpected, 1) }
}

/** Runs the jobs two at a time, which is what two cores bear. */
export async function inPairs(jobs) {
  const waiting = [...jobs]
  const results = []
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) results.push(await job())
  }
  await Promise.all([worker(), worker()])
  return results
}

function countAsOne(isDone) {
  return isDone ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function runCommand(args, { env, output, isLoud }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: isLoud ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk.toString()))
    child.on('error', (error) => {
      output.push(error.message)
      resolve(false)
    })
    child.on('close', (code) => resolve(code === 0))
  })
}

function finish({ name, startedMs, counts, output }) {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)
  const verdict = counts.failed === 0 ? 'ok    ' : 'FAILED'
  const tests = counts.passed + counts.failed > 1 ? `  ${counts.passed} passed, ${counts.failed} failed` : ''
  console.log(`  ${verdict}  ${name.padEnd(32)}${seconds} s${tests}`)
  if (counts.failed > 0 && output) console.log(output.replace(/^/gm, '    '))
  return counts
}
