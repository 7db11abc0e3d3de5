import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,api,bin,app,components,prisma}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/testing/global-setup.ts',
    pool: 'forks',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Two cores, one embedded database: more workers would only wait for it.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
