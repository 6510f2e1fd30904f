// Generates the database client, builds the pages to .next and the programs to dist.
import { rmSync } from 'node:fs'
import { bundlePrograms } from './bundle.mjs'
import { compressFiles } from './compress.mjs'
import { generateClient } from './generate.mjs'
import { announceTo, beginBuild, ensureInstalled, enterProject, run, step } from './prepare.mjs'

enterProject('production')
const print = announceTo()
await ensureInstalled()
const complete = beginBuild()
await step(print, 'Database client generated', generateClient)
// Types of routes that no longer exist would fail the build, and Next insists on reading them.
rmSync('.next/dev/types', { recursive: true, force: true })
await step(print, 'Pages built', () => run(process.execPath, ['node_modules/next/dist/bin/next', 'build']))
await step(print, 'Files compressed', () => compressFiles('.next/static'))
const program = await step(print, 'Programs bundled', () => bundlePrograms())
await step(print, 'Empty database made', async () => (await program('empty-database.js')).makeEmptyDatabase())
complete()
