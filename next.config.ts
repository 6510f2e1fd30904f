import { readdirSync } from 'node:fs'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  // `npm run check` type-checks the whole tree, tests included; a build is of the product alone.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Loaded by Node at run time, not bundled: they find their .wasm, .data and .node files by path.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pg',
    '@node-rs/argon2',
    'pino',
    'pdfmake',
  ],
  agentRules: false,
  experimental: {
    authInterrupts: true,
    agentUpgrade: false,
    serverActions: { bodySizeLimit: '33mb' },
  },
}

const englishTexts = './lib/i18n/messages/en'

export default createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    // Writes a declaration beside each English catalogue, so that the compiler checks the arguments of every text.
    createMessagesDeclaration: readdirSync(englishTexts)
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${englishTexts}/${file}`),
  },
})(config)
