import { globSync, readdirSync } from 'node:fs'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { importsOf, needs } from '#bin/imports-of.ts'
import { components, inBrowser, lib } from '#eslint.config.mjs'

const eslint = new ESLint()

/** The imports that a file with this path may use. */
async function importable(filePath: string, names: string[]) {
  const code = names.map((name) => `import '${name}'\n`).join('')
  const [{ messages } = { messages: [] }] = await eslint.lintText(code, { filePath })
  const refused = messages.filter(({ ruleId }) => ruleId?.endsWith('no-restricted-imports'))
  return names.filter((_, at) => !refused.some(({ line }) => line === at + 1))
}

const mayImport = async (filePath: string, name: string) => (await importable(filePath, [name])).length === 1

test.each([
  ['app/page.tsx', '#lib/generated/prisma/client.ts'],
  ['app/page.tsx', '#api/doors.ts'],
  ['app/page.tsx', 'next-auth'],
  ['components/tokens/row.tsx', '#app/page.tsx'],
  ['components/tokens/row.tsx', 'pg'],
  ['components/tokens/row.tsx', '#lib/tokens/create-token.ts'],
  ['components/tokens/row.tsx', '#lib/env.ts'],
  ['api/registry.ts', '#components/ui/button.tsx'],
  ['api/registry.ts', '#lib/generated/prisma/client.ts'],
  ['api/registry.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#api/doors.ts'],
  ['lib/tokens/create-token.ts', '#app/page.tsx'],
  ['lib/tokens/create-token.ts', 'react'],
  ['lib/tokens/create-token.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#lib/registry/exchange.ts'],
  ['lib/tokens/actions.ts', '#lib/generated/prisma/client.ts'],
  ['lib/tokens/actions.ts', '#lib/registry/exchange.ts'],
  ['lib/auth/current-actor.ts', '#lib/accounts/get-account.ts'],
  ['lib/time.ts', '#lib/database/db.ts'],
  ['lib/tokens/create-token.ts', '#lib/testing/new-person.ts'],
  ['app/page.tsx', '#lib/testing/new-person.ts'],
  ['api/registry.ts', '#api/testing/ask-hub.ts'],
  ['lib/accounts/get-account.ts', '#lib/tokens/create-token.ts'],
  ['lib/audit/mutate.ts', '#lib/tokens/create-token.ts'],
  ['lib/tokens/create-token.ts', './get-token.ts'],
])('%s may not import %s', async (file, name) => {
  expect(await mayImport(file, name)).toBe(false)
})

test.each([
  ['app/page.tsx', '#components/ui/button.tsx'],
  ['app/page.tsx', '#lib/tokens/list-tokens.ts'],
  ['api/registry.ts', '#lib/registry/exchange.ts'],
  ['components/tokens/row.tsx', '#lib/tokens/schema.ts'],
  ['components/tokens/row.tsx', '#lib/tokens/actions.ts'],
  ['components/tokens/row.tsx', '#lib/paths.ts'],
  ['lib/registry/exchange.ts', '#lib/tokens/create-token.ts'],
  ['lib/auth/visitor.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#lib/audit/mutate.ts'],
])('%s may import %s', async (file, name) => {
  expect(await mayImport(file, name)).toBe(true)
})

for (const [root, order] of Object.entries({ lib, components })) {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map(({ name }) => name)

  test(`the order of ${root}/ names no folder that is gone`, () => {
    expect(order.filter((name) => name !== 'generated').sort()).toEqual(folders.toSorted())
  })

  test(`each folder of ${root}/ has one place in the order: none are in a circle`, async () => {
    const below = new Map<string, string[]>()
    for (const folder of folders) {
      const all = folders.map((other) => `#${root}/${other}/file.ts`)
      const allowed = await importable(`${root}/${folder}/file.ts`, all)
      below.set(folder, allowed.map((name) => name.split('/')[1]!).sort())
    }
    const bottomUp = folders.toSorted((a, b) => below.get(a)!.length - below.get(b)!.length)
    for (const [at, folder] of bottomUp.entries()) {
      expect(below.get(folder), folder).toEqual(bottomUp.slice(0, at + 1).sort())
    }
  })
}

test('a folder without a place in the order imports no other, and no other imports it', async () => {
  for (const root of ['lib', 'components']) {
    expect(await mayImport(`${root}/new-folder/file.ts`, `#${root}/new-folder/other.ts`)).toBe(false)
    expect(await mayImport(`${root}/tokens/file.ts`, `#${root}/new-folder/file.ts`)).toBe(false)
  }
})

test('components/ may take types from anywhere in lib/', async () => {
  const code = "import type { Exchanged } from '#lib/registry/exchange.ts'\nexport type Row = Exchanged\n"
  const [result] = await eslint.lintText(code, { filePath: 'components/tokens/row.tsx' })
  expect(result?.messages).toEqual([])
})

test('what components/ may take values from needs neither Node.js, database nor settings', () => {
  const files = [...globSync('lib/**/schema.ts'), ...inBrowser.map((name) => `lib/${name}.ts`)]
  expect(files.length).toBeGreaterThan(inBrowser.length)
  const packages = (file: string) => [...needs(file)].filter((name) => !name.startsWith('#lib/'))
  for (const file of files) {
    expect(
      packages(file).filter((name) => name !== 'zod'),
      file,
    ).toEqual([])
    expect(needs(file), file).not.toContain('#lib/env.ts')
  }
})

test('the list of what runs in a browser names only what components/ use', () => {
  const used = new Set(globSync('components/**/*.{ts,tsx}').flatMap(importsOf))
  expect(inBrowser.filter((name) => !used.has(`#lib/${name}.ts`))).toEqual([])
})
