import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The fault tests: real processes on real folders, killed on purpose. Run by scripts/faults.mjs on the built app. */
export default defineConfig({
  root: here,
  cacheDir: '../../node_modules/.vite',
  test: {
    include: ['*.test.ts'],
    globalSetup: ['global-setup.ts'],
    setupFiles: ['cleanup.ts'],
    pool: 'forks',
    // Most of the time a server starts, on one core; two files share the machine better than one.
    maxWorkers: 2,
    // It ends what never happens and is no measure of speed: twenty restarts of the embedded database take three minutes here.
    testTimeout: 480_000,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
  },
})
