// npm start: prepares what is missing, then is the server.
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'

enterProject('production')
await ensureInstalled()
await ensureBuilt()
const { serve } = await import('../dist/server.js')
const { announceSetup } = await import('../dist/setup.js')
await serve({ mode: 'production', onReady: announceSetup })
