import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, it } from 'vitest'

it('is what each verb writes by that needs rights of an organization, or of the site', async () => {
  const found: string[] = []
  for await (const path of glob('lib/**/*.ts', {
    exclude: ['**/*.test.ts', 'lib/audit/**', 'lib/generated/**'],
  })) {
    const source = readFileSync(path, 'utf8')
    const writes = /\bmutate\(/.test(source)
    if (writes && /\bauthorize(Organization|Owner|Tokens|Site)\(/.test(source)) found.push(path)
  }
  expect(found).toEqual([])
})
