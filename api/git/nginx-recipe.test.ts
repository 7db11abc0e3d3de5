import { readFileSync } from 'node:fs'
import { describe, vi } from 'vitest'
import { tryGitRecipe, withGitPlaces } from '#api/testing/try-git-recipe.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startNginx } from '#lib/testing/start-nginx.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

const missing = (['nginx', 'git', 'git-lfs', 'curl'] as const).filter((name) => !findProgram(name))
if (missing.length)
  console.log(`SKIPPED, because ${missing.join(', ')} is missing: api/git/nginx-recipe.test.ts`)

describe.skipIf(missing.length)('a Git host behind nginx, set up by docs/recipes/git-nginx.conf', () => {
  const recipe = readFileSync('docs/recipes/git-nginx.conf', 'utf8').replace(/^ *ssl_.*\n/gm, '')
  tryGitRecipe((places) =>
    startNginx(findProgram('nginx')!, (port) =>
      withGitPlaces(recipe.replace('listen 443 ssl', `listen 127.0.0.1:${port}`), places),
    ),
  )
})
