// npm run demo: the server on this machine alone, with made-up people whose passwords everybody knows.
// bin/demo.ts fills the database: its `seedDemo` gets { database, log, url } before anybody can connect, and its
// `announceDemo` the same once people can.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'

enterProject('production')
// Whatever is configured for the real installation, made-up records never get into it.
process.env.EMERITUS_DATA = path.join(process.env.EMERITUS_DATA || './.data', 'demo')
process.env.DATABASE_URL = ''
process.env.EMERITUS_URL = ''
await ensureInstalled()
await ensureBuilt()
const { serve } = await import('../dist/server.js')
const demo = existsSync('dist/demo.js') ? await import('../dist/demo.js') : {}
await serve({ mode: 'demo', beforeListening: demo.seedDemo, onReady: demo.announceDemo })
