import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const include = ['{lib,api,bin,app,cli,components,prisma}/**/*.test.{ts,tsx}']
// What `vi` is for would change modules, settings or the clock for other files, too.
const usesVi = /^import .*\bvi\b.* from 'vitest'$/m
const { alone = [], together = [] } = Object.groupBy(globSync(include), (file) =>
  usesVi.test(readFileSync(file, 'utf8')) ? 'alone' : 'together',
)

export default defineConfig({
  test: {
    include,
    // What only one of the two shows: the embedded database is one process's alone, and runs one transaction at a time.
    exclude: process.env.DATABASE_URL
      ? ['lib/database/embedded/**', 'bin/server.test.ts']
      : ['**/*.postgres.test.ts'],
    globalSetup: 'lib/testing/global-setup.ts',
    pool: 'forks',
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Two cores, one embedded database: more workers would only wait for it.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { test: { name: 'alone', exclude: together } },
      { test: { name: 'together', exclude: alone, isolate: false } },
    ],
  },
})
