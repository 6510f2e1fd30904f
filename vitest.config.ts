import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const folders = '{lib,components,bin,scripts,prisma}'

/** These settle what the environment says, which is read once in each process. */
const ofOwnEnvironment = ['lib/replies/*.db.test.ts', 'lib/rest/contract.db.test.ts']

const onDatabase = { globalSetup: ['prisma/test-template.ts'], testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  resolve: {
    // Outside of Next's bundler the marker package "server-only" would throw.
    alias: { '@': root, 'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)) },
  },
  test: {
    // Each database worker holds one PGlite, about 350 MB.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', '**/*.db.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'db',
          include: [`${folders}/**/*.db.test.ts`],
          exclude: ['**/node_modules/**', ...ofOwnEnvironment],
          // Every file has a database of its own, so two processes may run them all: loading the app is what takes long.
          isolate: false,
        },
      },
      { extends: true, test: { ...onDatabase, name: 'db, each on its own', include: ofOwnEnvironment } },
    ],
  },
})
