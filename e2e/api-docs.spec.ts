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

test.describe('finding a request', () => {
  test('by the contents, which open it', async ({ page: view }) => {
    await view.goto(page)
    const contents = view.getByRole('navigation', { name: 'Contents' })
    await contents.getByRole('link', { name: 'List members', exact: true }).click()
    const endpoint = view.locator('details', { hasText: '/v2/orgs/{org_name}/members' }).first()
    await expect(endpoint).toHaveAttribute('open')
    await expect(endpoint.getByText('scope-member-read or scope-member-edit')).toBeInViewport()
  })

  test('by searching, as one types and from the address', async ({ page: view }) => {
    await view.goto(page)
    const search = view.getByRole('searchbox', { name: 'Search the API' })
    await search.fill('members export')
    await expect(view.getByRole('status').filter({ hasText: /^1 of \d+ requests$/ })).toBeVisible()
    await expect(view.locator('details')).toHaveCount(1)
    await expect(search).toBeFocused()
    await view.goto(`${page}?q=nothing+like+this`)
    await expect(view.getByText('Nothing matches “nothing like this”')).toBeVisible()
    await view.getByRole('link', { name: 'Clear search' }).click()
    await expect(view.locator('details').nth(20)).toBeVisible()
  })
})

test('copies examples for curl and TypeScript', async ({ page: view, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await view.goto(`${page}#post-v2-orgs-org-name-groups`)
  const endpoint = view.locator('details[open]')
  await endpoint.getByRole('button', { name: 'Copy the request for curl' }).click()
  const copied = () => view.evaluate(() => navigator.clipboard.readText())
  const origin = new URL(view.url()).origin
  expect(await copied()).toContain(`curl '${origin}/v2/orgs/ORG_NAME/groups'`)
  await endpoint.getByRole('tab', { name: 'TypeScript' }).click()
  await endpoint.getByRole('button', { name: 'Copy the request for TypeScript' }).click()
  expect(await copied()).toContain(`await fetch('${origin}/v2/orgs/ORG_NAME/groups', {`)
})

test('tries a request with the session', async ({ page: view, person }) => {
  await view.goto(`${page}#get-v2-namespaces-namespace-repositories`)
  const endpoint = view.locator('details[open]')
  await endpoint.getByRole('button', { name: 'Try it' }).click()
  await expect(endpoint.getByRole('textbox', { name: 'namespace' })).toBeFocused()
  await endpoint.getByRole('textbox', { name: 'namespace' }).fill(person.username)
  await endpoint.getByRole('button', { name: 'Send GET' }).click()
  await expect(endpoint.getByText('200 OK')).toBeVisible()
  await expect(endpoint.getByLabel('Response')).toContainText('"results"')
  await endpoint.getByRole('textbox', { name: 'namespace' }).fill('no-such-namespace')
  await endpoint.getByRole('button', { name: 'Send GET' }).click()
  await expect(endpoint.getByText('404 Not Found')).toBeVisible()
})

test('has nothing that axe finds, open or closed', async ({ page: view }) => {
  // The longest page there is.
  test.slow()
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
