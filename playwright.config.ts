import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

const port = process.env.E2E_PORT ?? '4320'
const baseURL = `http://localhost:${port}`
const executablePath = await findChromium()

export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/model-server.ts',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  // These limits end what never happens. They are no measure of speed (bench/ is), so a slow machine must not reach them.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: ['--disable-dev-shm-usage', '--disable-component-update', '--disable-domain-reliability', '--no-pings'],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    url: `${baseURL}/api/health/ready`,
    env: { E2E_PORT: port },
    reuseExistingServer: false,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
  },
})
