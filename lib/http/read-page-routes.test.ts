import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readPageRoutes } from '#lib/http/read-page-routes.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

test('a path has the route of the page that answers it, and a file none', () => {
  const folder = newDataFolder()
  onTestFinished(() => removeFolder(folder))
  const manifest = join(folder, 'routes-manifest.json')
  const staticRoutes = [{ page: '/account/security/new', regex: '^/account/security/new(?:/)?$' }]
  const dynamicRoutes = [{ page: '/account/security/[id]', regex: '^/account/security/([^/]+?)(?:/)?$' }]
  writeFileSync(manifest, JSON.stringify({ staticRoutes, dynamicRoutes }))
  const routeOf = readPageRoutes(manifest)
  expect(routeOf('/account/security/new')).toBe('/account/security/new')
  expect(routeOf('/account/security/0199-x')).toBe('/account/security/[id]')
  expect(routeOf('/_next/static/chunk.js')).toBeUndefined()
})
