import { readFileSync } from 'node:fs'
import { describe, vi } from 'vitest'
import { tryRecipe, withPlaces } from '#api/testing/try-recipe.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startCaddy } from '#lib/testing/start-caddy.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'forwarded'
})

const [caddy, curl] = [findProgram('caddy'), findProgram('curl')]
if (!caddy || !curl)
  console.log('SKIPPED, because Caddy or curl is missing: api/forward-auth/caddy-recipe.test.ts')

describe.skipIf(!caddy || !curl)('Caddy, set up by docs/recipes/Caddyfile', () => {
  const recipe = readFileSync('docs/recipes/Caddyfile', 'utf8')
  tryRecipe(curl!, (places) =>
    startCaddy(caddy!, (port) => withPlaces(recipe, { ...places, host: `http://${places.host}:${port}` })),
  )
})
