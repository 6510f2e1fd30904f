// npm run bench: the built application against bare http on the same database, on this machine; `npm run bench leadership`
// measures the leadership page alone. See bench/README.md.
import { spawnSync } from 'node:child_process'
import { bundlePrograms } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'

enterProject('production')
await ensureInstalled()
await ensureBuilt()
const isLeadership = process.argv[2] === 'leadership'
if (!isLeadership) {
  await ensureChromium()
  ensureWrk()
}
const load = await bundlePrograms({
  folder: 'node_modules/.cache/emeritus-bench',
  from: 'bench',
  only: isLeadership ? ['leadership.ts'] : ['run.ts', 'bare.ts'],
})
await load(isLeadership ? 'leadership.js' : 'run.js')

/** The load comes from wrk: a generator in JavaScript would need the processor that the server needs. */
function ensureWrk() {
  const isThere = () => spawnSync('wrk', ['-v']).error === undefined
  if (isThere()) return
  if (process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'wrk'], { stdio: 'inherit' })
  if (!isThere()) throw new Error('The benchmark needs wrk: install it with your package manager.')
}
