import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const eslint = new ESLint()

/** Whether a file of that name may import that. */
async function mayImport(filePath: string, name: string) {
  const [{ messages } = { messages: [] }] = await eslint.lintText(`import '${name}'\n`, { filePath })
  return messages.every(({ ruleId }) => ruleId !== 'no-restricted-imports')
}

test.each([
  ['app/page.tsx', '#lib/generated/prisma/client.ts'],
  ['app/page.tsx', '#api/app.ts'],
  ['app/page.tsx', 'next-auth'],
  ['components/tokens/row.tsx', '#app/page.tsx'],
  ['components/tokens/row.tsx', 'pg'],
  ['api/registry.ts', '#components/ui/button.tsx'],
  ['api/registry.ts', '#lib/generated/prisma/client.ts'],
  ['api/registry.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#api/app.ts'],
  ['lib/tokens/create-token.ts', '#app/page.tsx'],
  ['lib/tokens/create-token.ts', 'react'],
  ['lib/tokens/create-token.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', '#lib/registry/exchange.ts'],
  ['lib/tokens/actions.ts', '#lib/generated/prisma/client.ts'],
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
