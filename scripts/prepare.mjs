// What must be there before anything else can run. Needs nothing but Node, because nothing may be installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

const installStamp = 'node_modules/.emeritus-lock'
const buildStamp = 'dist/.emeritus-source'
const sources = [
  'app',
  'bin',
  'components',
  'lib',
  'messages',
  'prisma',
  'public',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/compress.mjs',
  'scripts/generate.mjs',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** Everything runs from the project's folder, whatever folder it was called from, with the variables of `.env`. */
export function enterProject(environment) {
  process.chdir(root)
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (environment) process.env.NODE_ENV = environment
  process.env.NEXT_TELEMETRY_DISABLED = '1'
}

/** Prints to stderr when stdout belongs to a program's answer. */
export function announceTo({ isQuiet = false } = {}) {
  return isQuiet ? (line) => process.stderr.write(`${line}\n`) : (line) => process.stdout.write(`${line}\n`)
}

/** Runs one step and says what it did and how long it took. */
export async function step(print, title, work) {
  const startedMs = performance.now()
  const result = await work()
  print(`  ${title}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
  return result
}

/** Installs exactly what package-lock.json says, unless that is what is there. */
export async function ensureInstalled({ isQuiet = false } = {}) {
  const print = announceTo({ isQuiet })
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (readStamp(installStamp) === wanted) return
  if (wasJustInstalled()) return writeStamp(installStamp, wanted)
  print('  Installing packages (once, about half a minute)')
  await step(print, 'Packages installed', () => {
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { isQuiet, shell: process.platform === 'win32' })
    writeStamp(installStamp, wanted)
  })
}

/** Builds unless the build was made from exactly these sources. */
export async function ensureBuilt({ isQuiet = false } = {}) {
  if (isBuilt()) return
  const print = announceTo({ isQuiet })
  print('  Building (once, about half a minute)')
  await step(print, 'Built', () => run(process.execPath, ['scripts/build.mjs'], { isQuiet }))
}

/** Whether .next and dist were made from exactly these sources. */
export function isBuilt() {
  return existsSync('.next/BUILD_ID') && readStamp(buildStamp) === hashSources()
}

/**
 * Notes the sources as they are now, and returns how to declare the build made from them complete. Until then there is
 * no stamp: a build that fails half-way must not pass for the one before.
 */
export function beginBuild() {
  const hash = hashSources()
  rmSync(buildStamp, { force: true })
  return () => writeFileSync(buildStamp, hash)
}

/** Runs a program to its end; its output goes where the caller's does. Ends this process when it fails. */
export function run(command, args, { isQuiet = false, ...options } = {}) {
  const stdio = ['inherit', isQuiet ? 2 : 'inherit', 'inherit']
  const result = spawnSync(command, args, { stdio, ...options })
  if (result.error) throw result.error
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** npm writes this file at the end of an installation, so a newer one than the lock file means `npm ci` was run. */
function wasJustInstalled() {
  const written = 'node_modules/.package-lock.json'
  if (!existsSync(written) || existsSync(installStamp)) return false
  return sameVersions(JSON.parse(readFileSync(written, 'utf8')), JSON.parse(readFileSync('package-lock.json', 'utf8')))
}

/** Every package that is there has the version the lock file wants, and none that every platform needs is missing. */
function sameVersions(installed, locked) {
  return Object.entries(locked.packages).every(([name, { version, optional }]) => {
    const found = installed.packages[name]
    return name === '' || (found ? found.version === version : Boolean(optional))
  })
}

/** Renamed into place, because another program may read it at this very moment. */
function writeStamp(file, text) {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function hashSources() {
  const hash = createHash('sha256').update(process.version)
  for (const file of sources.flatMap(filesUnder).filter(isSource)) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(source) {
  if (!existsSync(source)) return []
  if (path.extname(source) !== '') return [source]
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** Tests and what the build generates say nothing that the other sources do not. */
function isSource(file) {
  return !/\.test\.tsx?$|\.d\.json\.ts$/.test(file) && !file.startsWith(path.join('lib', 'db', 'generated'))
}
