import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
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
  ],
  agentRules: false,
  experimental: {
    authInterrupts: true,
    agentUpgrade: false,
    serverActions: { bodySizeLimit: '11mb' },
  },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
