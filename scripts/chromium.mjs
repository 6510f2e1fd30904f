// Which browser the journeys run in.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const apt = '/usr/bin/apt-get'

/** Chromium without the windows and pages of its own that no journey looks at. */
const headlessShell = '/usr/bin/chromium-headless-shell'

const systemBrowsers = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser to launch: the one named by PLAYWRIGHT_CHROMIUM_EXECUTABLE, else Playwright's own if it was installed,
 * else one of the system, else null.
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const candidates = [process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE, chromium.executablePath(), ...systemBrowsers]
  return candidates.find((file) => file && existsSync(file)) ?? null
}

/** Installs Debian's headless shell when that is possible; otherwise throws a sentence that says what to do. */
export async function ensureChromium() {
  const isRoot = process.getuid?.() === 0
  // Even beside another browser: the journeys take a quarter less time in it.
  if (isRoot && existsSync(apt) && !existsSync(headlessShell)) installWithApt()
  if (await findChromium()) return
  throw new Error(
    'No browser was found for the journeys. Install one with `npx playwright install chromium`, ' +
      'or let PLAYWRIGHT_CHROMIUM_EXECUTABLE name the Chromium or Chrome of this machine.',
  )
}

function installWithApt() {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args) => spawnSync(apt, args, { stdio: ['ignore', 2, 'inherit'], env: environment }).status === 0
  const install = () => run('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
  // A fresh image has no package lists, and old lists name files that are gone.
  if (!install() && run('update')) install()
}
