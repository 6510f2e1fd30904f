// npm run emeritus -- <command>: the command line. Its answer alone goes to stdout; preparation goes to stderr.
import { ensureBuilt, ensureInstalled, enterProject } from './prepare.mjs'

enterProject('production')
await ensureInstalled({ isQuiet: true })
await ensureBuilt({ isQuiet: true })
const { runCommandLine } = await import('../dist/emeritus.js')
process.exit(await runCommandLine(process.argv.slice(2)))
