import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { needs, sentToBrowser } from '#bin/imports-of.ts'

const dataList = '#components/data-table/data-list.tsx'

/** The files of a route: its page, and what stands around it. */
function filesOf(page: string): string[] {
  const folders = [dirname(page)]
  while (folders[0] !== 'app') folders.unshift(dirname(folders[0]!))
  const around = folders.flatMap((folder) =>
    ['layout', 'loading', 'error', 'not-found'].map((name) => join(folder, `${name}.tsx`)),
  )
  return [page, ...around.filter((file) => existsSync(file))]
}

/** Below a form, which checks with the verb's schema. */
const withForm = ['app/organizations/[name]/(console)/invites/page.tsx']
const listPages = globSync('app/**/page.tsx').filter(
  (page) => needs(page).has(dataList) && !withForm.includes(page),
)

test('the pages that show lists are found', () => {
  expect(listPages).toContain('app/account/security/(list)/page.tsx')
  expect(listPages.length).toBeGreaterThan(10)
})

/** Forms that tell what a token will do, and check it once it is filled in. */
const tokenForms = globSync(
  'app/{account/security,organizations/*/*/access-tokens}/**/{new,access,rotate}/page.tsx',
)

test('the pages of the forms for tokens are found', () => {
  expect(tokenForms).toHaveLength(6)
})

test.each([...listPages, ...tokenForms])('%s sends the browser no schemas before they are needed', (page) => {
  const files = filesOf(page)
  const through = files.map((file) => sentToBrowser(file).get('zod')).find((path) => path !== undefined)
  expect(through).toBeUndefined()
})
