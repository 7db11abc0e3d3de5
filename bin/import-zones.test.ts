import { readdirSync } from 'node:fs'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const eslint = new ESLint()

/** The imports that a file with this path may use. */
async function importable(filePath: string, names: string[]) {
  const code = names.map((name) => `import '${name}'\n`).join('')
  const [{ messages } = { messages: [] }] = await eslint.lintText(code, { filePath })
  const refused = messages.filter(({ ruleId }) => ruleId === 'no-restricted-imports')
  return names.filter((_, at) => !refused.some(({ line }) => line === at + 1))
}

const mayImport = async (filePath: string, name: string) => (await importable(filePath, [name])).length === 1

test.each([
  ['app/page.tsx', '#lib/generated/prisma/client.ts'],
  ['app/page.tsx', '#api/doors.ts'],
  ['app/page.tsx', 'next-auth'],
  ['components/tokens/row.tsx', '#app/page.tsx'],
  ['components/tokens/row.tsx', 'pg'],
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
  ['lib/registry/exchange.ts', '#lib/tokens/create-token.ts'],
  ['lib/auth/visitor.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#lib/audit/mutate.ts'],
])('%s may import %s', async (file, name) => {
  expect(await mayImport(file, name)).toBe(true)
})

for (const root of ['lib', 'components']) {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map(({ name }) => name)

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
