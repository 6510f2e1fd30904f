// npm run dev: the server with pages compiled on request.
import { bundlePrograms } from './bundle.mjs'
import { generateClient } from './generate.mjs'
import { announceTo, ensureInstalled, enterProject, step } from './prepare.mjs'

enterProject('development')
await ensureInstalled()
await step(announceTo(), 'Database client generated', generateClient)
const load = await step(announceTo(), 'Programs bundled', () =>
  bundlePrograms({ folder: 'node_modules/.cache/emeritus-dev' }),
)
const { serve } = await load('server.js')
await serve({ mode: 'development' })
