import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

test('no page is fetched before its link is pressed', async ({ page, person: _ }) => {
  const ahead: string[] = []
  page.on('request', (request) => {
    if ('next-router-prefetch' in request.headers()) ahead.push(new URL(request.url()).pathname)
  })
  await page.goto('/account/security', { waitUntil: 'networkidle' })
  const link = page.getByRole('banner').getByRole('link', { name: 'Repositories', exact: true })
  await link.hover()
  await link.focus()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  expect(ahead).toEqual([])
})

test('a page that is awaited is announced by a line, at once', async ({ page, person: _ }) => {
  await page.goto('/account/security')
  const answer = Promise.withResolvers<void>()
  await page.route('**/repositories?_rsc=*', async (route) => {
    await answer.promise
    await route.continue()
  })
  const line = page.locator('[data-progress]')
  await expect(line).toHaveCount(0)
  await page.getByRole('banner').getByRole('link', { name: 'Repositories', exact: true }).click()
  await expect(line).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
  answer.resolve()
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await expect(line).toHaveCount(0)
})

test('so is the list that a way back leads to, and the one that follows a deletion', async ({
  page,
  person,
}) => {
  const { id } = await addToken(person, { description: 'CI' })
  const line = page.locator('[data-progress]')
  const awaitList = async (go: () => Promise<void>) => {
    await page.goto(`/account/security/${id}`)
    const answer = Promise.withResolvers<void>()
    await page.route('**/account/security?_rsc=*', async (route) => {
      await answer.promise
      await route.continue()
    })
    await go()
    await expect(line).toBeVisible()
    answer.resolve()
    await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
    await expect(line).toHaveCount(0)
  }
  await awaitList(() => page.getByRole('main').getByRole('link', { name: 'Security' }).click())
  await awaitList(async () => {
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
  })
})

test('a link can be opened in another tab, and by the keyboard in this one', async ({
  page,
  context,
  person: _,
}) => {
  await page.goto('/account/security')
  const link = page.getByRole('banner').getByRole('link', { name: 'Repositories', exact: true })
  const tab = context.waitForEvent('page')
  await link.click({ modifiers: ['ControlOrMeta'] })
  await expect((await tab).getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await expect(page).toHaveURL('/account/security')
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url())
  })
  await link.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  expect(documents).toEqual([])
})
