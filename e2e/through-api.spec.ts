import type { APIRequestContext, Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { row, security } from '#e2e/fixtures/list.ts'
import { newToken, openForm } from '#e2e/fixtures/new-token.ts'
import {
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { administer, type Person } from '#e2e/fixtures/person.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'

/** Opens the disclosure, and calls the API with what it shows. */
async function callShown(page: Page, request: APIRequestContext, { username, password }: Person) {
  await page.getByRole('button', { name: 'Through the API' }).click()
  const line = (await page.locator('pre').filter({ hasText: '$BEARER' }).textContent())!
  const [, method = 'POST', url, json] =
    /^curl (?:--request (\w+) )?(\S+) \\\n {2}--header "Authorization: Bearer \$BEARER" \\\n {2}--json '(.*)'$/s.exec(
      line,
    )!
  const login = await request.post('/v2/auth/token', { data: { identifier: username, secret: password } })
  const { access_token } = (await login.json()) as { access_token: string }
  const answer = await request.fetch(new URL(url!).pathname, {
    method,
    data: JSON.parse(json!.replaceAll(`'\\''`, `'`)) as object,
    headers: { authorization: `Bearer ${noteSecret(access_token)}` },
  })
  const body = (await answer.json()) as Record<'token' | 'secret' | 'client_secret', string | undefined>
  for (const secret of [body.token, body.secret, body.client_secret])
    if (secret && secret !== '***') noteSecret(secret)
  return { status: answer.status(), body }
}

test('the form for a personal token shows the request for what is filled in', async ({
  page,
  person,
  request,
}) => {
  const api = await addRepository(person, 'api')
  await page.goto(newToken)
  await page.getByRole('button', { name: 'Through the API' }).click()
  await expect(page.getByText('once the form is complete.')).toBeVisible()
  await page.getByRole('button', { name: 'Through the API' }).click()
  await openForm(page, "Ann's CI")
  await page.getByText('Read & Write', { exact: true }).click()
  await page.getByText('Selected repositories', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Add repositories' }).click()
  await page.getByRole('option', { name: api.fullName }).click()
  await page.keyboard.press('Escape')
  const { status, body } = await callShown(page, request, person)
  expect(status).toBe(201)
  expect(body).toMatchObject({
    ...{ token_label: "Ann's CI", scopes: ['repo:write'], public_read: false },
    repositories: [{ name: api.fullName, actions: ['pull', 'push'] }],
  })
  await expectSilence(page)
  await page.goto(security)
  await expect(row(page, "Ann's CI")).toContainText('in 30 days')
})

test("the forms for an organization's token do the same", async ({ page, person, request }) => {
  const acme = await addOrganization([[person, 'owner']])
  const web = await addOrganizationRepository(acme, 'web')
  const form = `/organizations/${acme.name}/access-tokens/new`
  await page.goto(
    `${form}?label=CI&repositories=${web.fullName}:push,${acme.name}/base/*&scopes=scope-member-read`,
  )
  const resources = [
    { type: 'TYPE_REPO', path: web.fullName, scopes: ['scope-image-push'] },
    { type: 'TYPE_REPO', path: `${acme.name}/base/*`, scopes: ['scope-image-pull'] },
    { type: 'TYPE_ORG', path: acme.name, scopes: ['scope-member-read'] },
  ]
  const created = await callShown(page, request, person)
  expect(created).toMatchObject({ status: 201, body: { label: 'CI', resources } })

  const { id } = await addOrganizationToken(acme, { label: 'Old', publicRead: true })
  await page.goto(`/organizations/${acme.name}/access-tokens/${id}/access`)
  await page.getByLabel('Label').fill('New')
  const changed = await callShown(page, request, person)
  expect(changed).toMatchObject({
    status: 200,
    body: {
      label: 'New',
      resources: [{ type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }],
    },
  })
})

test('the form that edits a token shows what was changed alone', async ({ page, person, request }) => {
  const { id } = await addToken(person, { description: 'Laptop', permission: 'write' })
  await page.goto(`${security}/${id}/access`)
  await page.getByRole('button', { name: 'Through the API' }).click()
  await expect(page.getByText('once something is changed.')).toBeVisible()
  await page.getByRole('button', { name: 'Through the API' }).click()
  await page.getByText('Read-only', { exact: true }).click()
  const { status, body } = await callShown(page, request, person)
  expect(status).toBe(200)
  expect(body).toMatchObject({ description: 'Laptop', permission: 'repo:read', repositories: null })
})

test('the forms for repositories, groups and invites do the same', async ({ page, person, request }) => {
  const acme = await addOrganization([[person, 'owner']])
  await page.goto(`/repositories/new?namespace=${acme.name}`)
  await page.getByLabel('Name', { exact: true }).fill('web')
  expect(await callShown(page, request, person)).toMatchObject({ status: 201, body: { name: 'web' } })

  await page.goto(`/repositories/${acme.name}/web`)
  await page.getByLabel('Description').fill('The shop')
  expect(await callShown(page, request, person)).toMatchObject({
    ...{ status: 200, body: { description: 'The shop' } },
  })
  await expectSilence(page)

  await page.goto(`/organizations/${acme.name}/invites`)
  await page.getByLabel('E-mail addresses or usernames').fill('ann@example.com')
  expect(await callShown(page, request, person)).toMatchObject({
    ...{ status: 202, body: { invitees: [{ invitee: 'ann@example.com', status: 'invited' }] } },
  })
})

test('the form that rotates a token does the same', async ({ page, person, request }) => {
  const { id } = await addToken(person)
  await page.goto(`${security}/rotate?id=${id}`)
  await page.getByLabel('New expiration').selectOption('never')
  const { status, body } = await callShown(page, request, person)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id, expires_at: null })
  expect(body.secret).toMatch(/^gate_pat_/)
})

test('the forms for services, applications and trusted workloads do the same', async ({
  page,
  person,
  request,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const pages = `/organizations/${acme.name}`
  await page.goto(`${pages}/services/new`)
  await page.getByLabel('Name', { exact: true }).fill('npm')
  await page.getByLabel('Kind').selectOption('npm registry')
  await page.getByLabel('Host 1', { exact: true }).fill(`npm-${acme.name}.example.com`)
  expect(await callShown(page, request, person)).toMatchObject({ status: 201, body: { name: 'npm' } })
  await page.goto(`${pages}/services/npm`)
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByLabel('Send browsers to sign in').check()
  expect(await callShown(page, request, person)).toMatchObject({
    ...{ status: 200, body: { name: 'npm', redirects_browsers: true } },
  })

  await page.goto(`${pages}/applications`)
  await page.getByRole('button', { name: 'New application' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Gateway')
  expect(await callShown(page, request, person)).toMatchObject({ status: 201, body: { name: 'Gateway' } })
  await page.goto(`${pages}/applications`)
  await page.getByRole('button', { name: 'Actions for Gateway' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByLabel('Reuse time in seconds').fill('0')
  expect(await callShown(page, request, person)).toMatchObject({
    ...{ status: 200, body: { name: 'Gateway', reuse_seconds: 0 } },
  })

  await page.goto(`${pages}/workloads/new?kind=oidc`)
  await page.getByLabel('Name', { exact: true }).fill('Builds')
  await page.getByLabel('Issuer').fill('https://ci.example.com')
  await page.getByLabel('Value of sub').fill('job')
  await page.getByLabel('Read public repositories').check()
  const { status, body } = await callShown(page, request, person)
  expect({ status, body }).toMatchObject({ status: 201, body: { name: 'Builds', kind: 'oidc' } })
  await page.goto(`${pages}/workloads/${(body as unknown as { id: string }).id}/edit`)
  await page.getByLabel('Name', { exact: true }).fill('Jobs')
  expect(await callShown(page, request, person)).toMatchObject({ status: 200, body: { name: 'Jobs' } })
})

test("the forms for the installation's services do the same", async ({ page, person, request }) => {
  await administer(person)
  const name = `npm-${person.username}`
  await page.goto('/site/services/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Kind').selectOption('npm registry')
  await page.getByLabel('Host 1', { exact: true }).fill(`${name}.example.com`)
  expect(await callShown(page, request, person)).toMatchObject({ status: 201, body: { name } })
  await page.goto(`/site/services/${name}`)
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByLabel('Send browsers to sign in').check()
  expect(await callShown(page, request, person)).toMatchObject({
    ...{ status: 200, body: { name, redirects_browsers: true } },
  })
})
