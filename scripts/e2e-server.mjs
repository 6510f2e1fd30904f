// The built app on a new, empty folder, for Playwright: exactly `npm run demo` on a port of its own. What bin/demo.ts
// fills the database with is what the journeys find there.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folder = mkdtempSync(path.join(os.tmpdir(), 'emeritus-e2e-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.env.EMERITUS_DATA = folder
process.env.PORT = process.env.E2E_PORT ?? '4320'
process.env.LOG_LEVEL ||= 'warn'
// The journeys bring a server that answers like a model; see e2e/model-server.ts.
process.env.LIVE_PROVIDER = 'anthropic'
process.env.LIVE_KEY = 'a-key-of-the-journeys'
process.env.LIVE_URL = `http://127.0.0.1:${Number(process.env.PORT) + 1}/v1`
await import('./demo.mjs')
