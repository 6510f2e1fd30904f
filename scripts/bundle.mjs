// Bundles bin/*.ts to dist/: programs that Node can run, packages left outside.
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * One bundle per program, with the modules they share in common files, so that they meet in one process. A folder of
 * its own for everything but the build keeps a running server's files alone. Returns how to import a program.
 */
export async function bundlePrograms({ folder = 'dist', from = 'bin', only = undefined } = {}) {
  const { build } = await import('esbuild')
  const programs = readdirSync(from).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  rmSync(folder, { recursive: true, force: true })
  await build({
    entryPoints: (only ?? programs).map((name) => path.join(from, name)),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // The marker package throws outside of Next's bundler.
    alias: { 'server-only': './node_modules/server-only/empty.js' },
    tsconfig: 'tsconfig.json',
    sourcemap: true,
    logLevel: 'warning',
  })
  return (name) => import(pathToFileURL(path.resolve(folder, name)).href)
}
