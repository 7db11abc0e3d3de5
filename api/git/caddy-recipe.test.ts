import { readFileSync } from 'node:fs'
import { describe, vi } from 'vitest'
import { tryGitRecipe, withGitPlaces } from '#api/testing/try-git-recipe.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startCaddy } from '#lib/testing/start-caddy.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'forwarded'
})

const missing = (['caddy', 'git', 'git-lfs', 'curl'] as const).filter((name) => !findProgram(name))
if (missing.length)
  console.log(`SKIPPED, because ${missing.join(', ')} is missing: api/git/caddy-recipe.test.ts`)

describe.skipIf(missing.length)('a Git host behind Caddy, set up by docs/recipes/git-Caddyfile', () => {
  const recipe = readFileSync('docs/recipes/git-Caddyfile', 'utf8')
  tryGitRecipe((places) =>
    startCaddy(findProgram('caddy')!, (port) =>
      withGitPlaces(recipe.replace('git.example.com {', `http://127.0.0.1:${port} {`), places),
    ),
  )
})
