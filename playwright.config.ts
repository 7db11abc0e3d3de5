import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/fixtures/server.ts',
  fullyParallel: true,
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  // Machines that test are busy ones. What fails twice has failed, and what passes only then is named in the report.
  retries: process.env.CI === 'true' ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.GATEHOUSE_TEST_URL,
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        ...['--disable-gpu', '--disable-quic', '--disable-sync', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update'],
      ],
    },
  },
  projects: [
    // One worker: Gatehouse passes images on to one registry. First, so that the other worker does the browser's meanwhile.
    { name: 'clients', testMatch: 'e2e/clients/**/*.spec.ts', workers: 1 },
    { name: 'browser', testIgnore: ['e2e/clients/**', 'lighthouse.spec.ts', 'secrets.spec.ts'] },
    // Searches what the others have left behind.
    { name: 'secrets', testMatch: 'secrets.spec.ts', dependencies: ['browser', 'clients'] },
    // Measures, so it waits until the others no longer keep the machine busy.
    { name: 'lighthouse', testMatch: 'lighthouse.spec.ts', dependencies: ['secrets'] },
  ],
})
