import type { Page } from '@playwright/test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addWorkload } from '#e2e/fixtures/workloads.ts'

const issuer = 'https://kubernetes.default.svc.cluster.local'

/** A cluster that Gatehouse can't reach, whose public key is pasted. */
async function newCluster() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'cluster', alg: 'ES256' }] }
  const sign = (audience: string, name: string) =>
    new SignJWT({
      sub: `system:serviceaccount:team:${name}`,
      'kubernetes.io': { namespace: 'team', serviceaccount: { name, uid: crypto.randomUUID() } },
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'cluster' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey)
  return { jwks: JSON.stringify(jwks), sign }
}

test('an owner trusts a cluster, sees what came of each token, and makes a condition of one', async ({
  page,
  person,
  request,
}) => {
  test.slow()
  const acme = await addOrganization([[person, 'owner']])
  const { jwks, sign } = await newCluster()
  await page.goto(`/organizations/${acme.name}/workloads`)
  await expect(page.getByText('No CI job or pod is trusted yet.')).toBeVisible()
  await page.getByRole('link', { name: 'New trusted workload' }).click()
  await expectSilence(page)
  await page.getByRole('link', { name: /^Kubernetes service account/ }).click()

  await page.getByLabel('Name', { exact: true }).fill('Deploys')
  await page.getByLabel('Issuer').fill(issuer)
  await page.getByLabel('Audience').fill('gatehouse')
  await page.getByLabel('Public keys').fill(jwks)
  await expect(page.getByText('the rule would trust everything')).toBeVisible()
  await page.getByLabel('Value of kubernetes.io/namespace').fill('team')
  await expect(page.getByText('alone trusts everything in there')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the condition kubernetes.io/serviceaccount/uid' }).click()
  const create = page.getByRole('button', { name: 'Create trusted workload' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel('Read public repositories').check()
  await expect(create).not.toHaveAttribute('aria-disabled')
  await expect(page.getByLabel('Summary')).toContainText(
    'Pods whose kubernetes.io/namespace is team get tokens.',
  )
  await expectSilence(page)
  await create.click()
  await expect(toast(page, 'Created Deploys.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Deploys' })).toBeVisible()
  await expect(page).toHaveTitle(`Deploys · Trusted workloads · ${acme.name} · Gatehouse`)
  const workload = page.url().split('/').pop()!

  const exchange = async (assertion: string) =>
    request.post('/oauth/token', {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        subject_token: assertion,
        workload,
      },
    })
  expect((await exchange(await sign('gatehouse', 'deploy'))).status()).toBe(200)
  expect((await exchange(await sign('other', 'deploy'))).status()).toBe(400)
  await page.reload()
  await expectSilence(page)

  await page.getByRole('link', { name: 'Try it' }).click()
  await page.getByLabel('Token of the CI or cluster').fill(await sign('elsewhere', 'deploy'))
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('It would be refused.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'aud' })).toContainText('Expected: gatehouse')
  await expectSilence(page)
  await page.getByLabel('Token of the CI or cluster').fill(await sign('gatehouse', 'deploy'))
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('It would get a token.')).toBeVisible()

  await page.getByRole('link', { name: 'Attempts' }).click()
  const rows = page.getByRole('row').filter({ hasText: /Got a token|Refused/ })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('aud is "other"; expected: gatehouse.')
  await expectSilence(page)
  await rows.first().getByRole('button', { name: 'Claims' }).click()
  await expectSilence(page)
  const claim = page.getByRole('dialog').getByText('kubernetes.io/serviceaccount/name').locator('..')
  await claim.getByRole('link', { name: 'Make a condition' }).click()
  await expect(page.getByLabel('Value of kubernetes.io/serviceaccount/name')).toHaveValue('deploy')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved Deploys.')).toBeVisible()
  expect((await exchange(await sign('gatehouse', 'other'))).status()).toBe(400)

  await page.goto(`/organizations/${acme.name}/access-tokens`)
  const token = page.getByRole('row').filter({ hasText: 'system:serviceaccount:team:deploy' })
  await expect(token.getByRole('link', { name: 'Deploys' }).last()).toBeVisible()
  await page.goto(`/organizations/${acme.name}/workloads`)
  await page.getByRole('link', { name: 'Deploys' }).click()
  await page.locator('dd').getByRole('link').first().click()
  await expect(page.getByText('These are the tokens of the trusted workload Deploys.')).toBeVisible()
  await expect(token).toHaveCount(1)
  await expectSilence(page)
  await page.getByRole('link', { name: 'Show all tokens' }).click()
  await expect(page.getByText('These are the tokens')).toHaveCount(0)
  await page.goto(`/organizations/${acme.name}/workloads`)
  await page.getByRole('link', { name: 'Deploys' }).click()
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(page.getByText('Inactive')).toBeVisible()
  await page.goto(`/organizations/${acme.name}/access-tokens`)
  await expect(token).toHaveCount(0)
})

test('what is entered survives Back, and an old form says what was changed', async ({
  page,
  person,
  otherBrowser,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const { id } = await addWorkload(acme, { audience: 'gatehouse', all: 'pull' })
  const list = `/organizations/${acme.name}/workloads`
  const question = page.getByRole('alertdialog')
  await page.goto(list)
  await page.getByRole('link', { name: 'New trusted workload' }).click()
  await page.getByRole('link', { name: /^GitLab/ }).click()
  await page.getByLabel('Value of project_id').fill('42')
  for (const leave of [() => page.getByRole('link', { name: 'Issuers' }).click(), () => page.goBack()]) {
    await leave()
    await expect(question).toContainText('What you have entered is not saved.')
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel('Value of project_id')).toHaveValue('42')
  }

  const second = await otherBrowser.newPage()
  const save = (tab: Page) => tab.getByRole('button', { name: 'Save' }).click()
  await second.goto(`${list}/${id}/edit`)
  await page.goBack()
  await question.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.goto(`${list}/${id}/edit`)
  await page.getByLabel('Value of sub').fill('release')
  await page.getByLabel('Name', { exact: true }).fill('Release')
  await save(page)
  await expect(toast(page, 'Saved Release.')).toBeVisible()
  await second.getByLabel('Value of sub').fill('deploy')
  await save(second)
  await expect(
    second.getByText(/^Someone else changed this meanwhile. It is now Conditions: sub.*release/),
  ).toBeVisible()
  await expect(second.getByLabel('Name', { exact: true })).toHaveValue('Release')
  await expect(second.getByLabel('Value of sub')).toHaveValue('deploy')
  await save(second)
  await expect(toast(second, 'Saved Release.')).toBeVisible()
  await page.goto(`${list}/${id}/edit`)
  await expect(page.getByLabel('Value of sub')).toHaveValue('deploy')
  await page.goto(list)
  await page.getByRole('link', { name: 'Release' }).click()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Nightly')
  await save(page)
  await expect(page.getByRole('heading', { name: 'Nightly' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Trusted workloads' }).click()
  await expect(page.getByRole('link', { name: 'Nightly' })).toBeVisible()
})

test('who manages no tokens sees no trusted workloads', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'editor']])
  await page.goto(`/organizations/${acme.name}/workloads`)
  await expect(page.getByText(/^Only owners of/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Trusted workloads' })).toHaveCount(0)
})
