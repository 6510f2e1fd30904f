// npm run demo: the server on this machine alone, with made-up accounts whose passwords everybody knows.
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'

enterProject('production')
// The demo is always the embedded database, and nobody else's address.
process.env.DATABASE_URL = ''
process.env.EMERITUS_URL = ''
await ensureInstalled()
await ensureBuilt()
const { serve } = await import('../dist/server.js')
const { seedDemo, announceDemo } = await import('../dist/demo.js')
await serve({ mode: 'demo', beforeListening: seedDemo, onReady: announceDemo })
