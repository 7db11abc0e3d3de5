import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,api,bin,app,cli,components,prisma}/**/*.test.{ts,tsx}'],
    // What only a server shows: the embedded database is one process's alone, and runs one transaction at a time.
    exclude: process.env.DATABASE_URL ? [] : ['**/*.postgres.test.ts'],
    globalSetup: 'lib/testing/global-setup.ts',
    pool: 'forks',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Two cores, one embedded database: more workers would only wait for it.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
