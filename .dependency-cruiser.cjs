// Who may import whom. Imports of types alone are not seen here, and are free.
const test = '\\.test\\.tsx?$'
const packages = (names) => `(^|/)node_modules/(${names.join('|')})(/|$)`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third that both should import.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-missing-file',
      comment: 'This import leads nowhere: the file or package is gone, or was never written.',
      severity: 'error',
      from: {},
      // The scripts build these bundles before they import them.
      to: { couldNotResolve: true, pathNot: '^\\.\\./(dist|node_modules/\\.cache)/' },
    },
    {
      name: 'database-behind-the-guard',
      comment: 'Only a context carries the database. Ask lib/auth for one, and take it as your first parameter.',
      severity: 'error',
      from: { pathNot: ['^lib/(auth|audit|db)/', '^(prisma|bin|bench|scripts)/'] },
      to: { path: '^lib/db/' },
    },
    {
      name: 'identities-in-the-guard',
      comment: 'Who somebody is, is established in lib/auth alone; everywhere else a context is only a type.',
      severity: 'error',
      from: { pathNot: ['^lib/auth/', '^prisma/', test] },
      to: { path: '^lib/auth/context\\.ts$' },
    },
    {
      name: 'database-packages-in-one-place',
      comment: 'Drivers are spoken to in lib/db alone, so that both databases stay behind one face.',
      severity: 'error',
      from: { pathNot: ['^lib/db/', '^(prisma|bin|bench|scripts)/'] },
      to: { path: packages(['@prisma', 'pg', '@electric-sql']) },
    },
    {
      name: 'components-below-pages',
      comment: 'A component is used by pages and knows none of them: pass what it needs as props.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-below-the-screen',
      comment: 'What the organisation decides must not depend on how it is shown: move the shared part into lib.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'components-do-not-fetch',
      comment: 'A component gets plain rows from its page and calls operations; of a query it may import the types.',
      severity: 'error',
      from: { path: '^components/', pathNot: test },
      to: { path: '^lib/[^/]+/(queries|commands)\\.ts$' },
    },
    {
      name: 'commands-through-operations',
      comment: 'A command is reached through its operation, which checks the permission and parses the input.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^lib/[^/]+/commands\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule decides from values alone: load them in the command or query, and hand them over.',
      severity: 'error',
      from: { path: '^lib/[^/]+/rules\\.ts$' },
      to: {
        path: [
          '^lib/[^/]+/(queries|commands|operations)\\.ts$',
          '^lib/(auth|db|audit|outbox)/',
          '^lib/(env|secret|readiness)\\.ts$',
          packages(['next', 'react', 'react-dom', 'next-auth', 'pino', 'server-only']),
        ],
        pathNot: ['^lib/auth/permissions\\.ts$', '^lib/[^/]+/schema\\.ts$'],
      },
    },
    {
      name: 'rules-have-no-io',
      comment: 'A rule that reads a file, a clock or a random number cannot be tested as a table: pass the value in.',
      severity: 'error',
      from: { path: '^lib/[^/]+/rules\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'schemas-are-zod',
      comment: 'A schema runs in the browser and on the server, so it imports zod, other schemas and pure values only.',
      severity: 'error',
      from: { path: '^lib/[^/]+/schema\\.ts$' },
      to: {
        pathNot: [
          '^lib/[^/]+/schema\\.ts$',
          '^lib/(list-params|fields)\\.ts$',
          '^lib/auth/(permissions|new-password)\\.ts$',
          '^lib/identities/rules\\.ts$',
          '^lib/i18n/(locale|theme)\\.ts$',
          packages(['zod']),
        ],
      },
    },
    {
      name: 'operations-are-entrances',
      comment: 'An operation is an entrance from outside, with a guard of its own; inside, use what stands behind it.',
      severity: 'error',
      from: { path: '^lib/([^/]+)/', pathNot: test },
      to: { path: '^lib/[^/]+/operations\\.ts$', pathNot: '^lib/$1/' },
    },
    {
      name: 'only-commands-compose-commands',
      comment:
        'A step that another noun exports may be part of a command, inside its transaction, and of nothing else.',
      severity: 'error',
      from: { path: '^lib/([^/]+)/', pathNot: [test, '^lib/[^/]+/commands\\.ts$'] },
      to: { path: '^lib/[^/]+/commands\\.ts$', pathNot: '^lib/$1/' },
    },
    {
      name: 'no-tools-in-the-product',
      comment: 'Scripts, test data and benchmarks stand outside of the product: the product must work without them.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: test },
      to: { path: '^(bin|scripts|prisma|e2e|bench)/' },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'An installation without development packages would fail here: make it a dependency, or do without.',
      severity: 'error',
      from: { path: '^(app|components|lib|bin)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nobody-imports-a-test',
      comment: 'What two tests share belongs in prisma/testing.ts, prisma/factories.ts or e2e/fixtures.ts.',
      severity: 'error',
      from: {},
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Generated from the schema, and by Next.
    exclude: { path: ['^lib/db/generated/', '^\\.next/', '^dist/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
