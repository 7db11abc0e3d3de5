import { readFileSync } from 'node:fs'
import { describe, vi } from 'vitest'
import { type Places, tryRecipe } from '#api/testing/try-recipe.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startEnvoy } from '#lib/testing/start-envoy.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'path'
})

const [envoy, curl] = [findProgram('envoy'), findProgram('curl')]
if (!envoy || !curl)
  console.log('SKIPPED, because Envoy or curl is missing: api/forward-auth/envoy-recipe.test.ts')

/** Envoy names hosts and ports apart. */
const apart = (place: string) => `address: ${place.replace(':', ', port_value: ')}`

describe.skipIf(!envoy || !curl)('Envoy, set up by docs/recipes/envoy.yaml', () => {
  const recipe = readFileSync('docs/recipes/envoy.yaml', 'utf8')
  const start = ({ gatehouse, backend, host }: Places) =>
    startEnvoy(envoy!, (port) =>
      recipe
        .replace(apart('0.0.0.0:8080'), apart(`127.0.0.1:${port}`))
        .replace(apart('127.0.0.1:3000'), apart(gatehouse))
        .replace('http://127.0.0.1:3000', `http://${gatehouse}`)
        .replace(apart('127.0.0.1:4873'), apart(backend))
        .replace('npm.example.com', host),
    )
  tryRecipe(curl!, start, { underscored: 400 })
})
