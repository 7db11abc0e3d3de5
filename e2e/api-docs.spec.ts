import { expectSilence } from '#e2e/fixtures/axe.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const page = '/docs/api'

test.describe('the API’s documentation', () => {
  test.use({ javaScriptEnabled: false, storageState: { cookies: [], origins: [] } })

  test('is read without JavaScript and without signing in', async ({ page: view }) => {
    await view.goto(page)
    await expect(view.getByRole('heading', { level: 1, name: 'API' })).toBeVisible()
    const endpoint = view.locator('details', { hasText: 'List members' }).first()
    await endpoint.locator('summary').click()
    await expect(endpoint.getByText('scope-member-read or scope-member-edit')).toBeVisible()
    await expect(endpoint.getByText('results[].role', { exact: true })).toBeVisible()
    await view.setViewportSize({ width: 390, height: 844 })
    const width = await view.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
  })
})

test('has nothing that axe finds, open or closed', async ({ page: view }) => {
  await view.goto(page)
  await view.locator('summary').first().click()
  await expectSilence(view)
})

test('stands beside the document that programs read', async ({ request }) => {
  const answer = await request.get(`${page}/openapi.json`)
  expect(answer.status()).toBe(200)
  const { openapi, paths, servers } = await answer.json()
  expect(openapi).toBe('3.0.3')
  expect(Object.keys(paths)).toContain('/v2/orgs/{org_name}/members')
  expect(servers).toEqual([{ url: new URL(answer.url()).origin }])
})

test('tells what the server does', async ({ request, person }) => {
  const { username, password } = person
  const signIn = await request.post('/v2/auth/token/', { data: { identifier: username, secret: password } })
  const { access_token: bearer } = await signIn.json()
  const headers = { authorization: `Bearer ${bearer}` }
  const made = await request.post('/v2/access-tokens', {
    headers,
    data: { token_label: 'CI', scopes: ['repo:write'], expires_at: '2029-12-31T23:59:59Z' },
  })
  expect(made.status()).toBe(201)
  const token = await made.json()
  noteSecret(token.token)
  expect(token).toMatchObject({ expires_at: '2029-12-31T23:59:59Z', scopes: ['repo:write'] })
  const listed = await request.get('/v2/access-tokens/', { headers, maxRedirects: 0 })
  expect(await listed.json()).toMatchObject({ count: 1, results: [{ token: '***' }] })
  expect(listed.headers()['x-ratelimit-limit']).toBe('3000')
})
