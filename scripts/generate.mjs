// Generates the Prisma client without the `prisma` CLI, which insists on downloading a native schema engine
// that generating never runs. Works offline and on every platform.
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Writes lib/db/generated from prisma/schema/*.prisma. */
export async function generateClient() {
  // The ESM builds of these two packages do not load in 7.10.0.
  const require = createRequire(import.meta.url)
  const { getGenerators, loadSchemaContext } = require('@prisma/internals')
  const { PrismaClientTsGenerator } = require('@prisma/client-generator-ts')
  const schemaContext = await loadSchemaContext({
    schemaPath: { baseDir: root, cliProvidedPath: path.join(root, 'prisma/schema') },
    cwd: root,
    printLoadMessage: false,
  })
  const generators = await getGenerators({
    schemaContext,
    registry: { 'prisma-client': { type: 'in-process', generator: new PrismaClientTsGenerator() } },
    cliCommand: 'generate',
    skipDownload: true,
  })
  for (const generator of generators) {
    await generator.generate()
    generator.stop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateClient()
