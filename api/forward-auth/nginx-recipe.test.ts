import { readFileSync } from 'node:fs'
import { describe, vi } from 'vitest'
import { tryRecipe, withPlaces } from '#api/testing/try-recipe.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startNginx } from '#lib/testing/start-nginx.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

const [nginx, curl] = [findProgram('nginx'), findProgram('curl')]
if (!nginx || !curl)
  console.log('SKIPPED, because nginx or curl is missing: api/forward-auth/nginx-recipe.test.ts')

describe.skipIf(!nginx || !curl)('nginx, set up by docs/recipes/nginx.conf', () => {
  const recipe = readFileSync('docs/recipes/nginx.conf', 'utf8').replace(/^ *ssl_.*\n/gm, '')
  tryRecipe(curl!, (places) =>
    startNginx(nginx!, (port) =>
      withPlaces(recipe.replace('listen 443 ssl', `listen 127.0.0.1:${port}`), places),
    ),
  )
})
