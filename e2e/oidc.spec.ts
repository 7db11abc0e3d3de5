import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '#e2e/fixtures/test.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { clientId, clientSecret, startIdentityProvider } from '#lib/testing/identity-provider.ts'
import { freePort, runServer } from '#lib/testing/server-process.ts'

type Provider = Awaited<ReturnType<typeof startIdentityProvider>>

/** A Gatehouse of its own that knows a real identity provider, which is another site: the others' watch would object. */
const test = base.extend<object, { gatehouse: { url: string; provider: Provider } }>({
  watch: async ({}, use) => use(),
  gatehouse: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'gatehouse-oidc-'))
      const [port, providerPort] = [await freePort(), await freePort()]
      const provider = await startIdentityProvider(providerPort, `http://localhost:${port}`)
      const server = await runServer({
        ...{ DATA_DIR: join(folder, 'data'), DATABASE_URL: '', PORT: String(port), LOG_LEVEL: 'warn' },
        ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
        ...{ OIDC_NAME: 'Example Login', OIDC_REGISTRATION: 'listed.example' },
      })
      await server.ready
      await use({ url: server.url, provider })
      server.kill('SIGTERM')
      await server.exit
      provider.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const ann = (more = {}) => ({
  ...{ sub: 'ann', email: 'ann@listed.example', email_verified: true },
  ...{ name: 'Ann Lee', preferred_username: 'ann.lee', ...more },
})

test('a first sign-in with the identity provider makes an account and opens what was wanted', async ({
  page,
  gatehouse: { url, provider },
}) => {
  provider.signsIn(ann())
  await page.goto(`${url}/account/sessions`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expectSilence(page)
  await page.getByRole('button', { name: 'Continue with Example Login' }).click()
  await expect(page).toHaveURL(`${url}/account/sessions`)
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
  await page.goto(`${url}/account/profile`)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ann Lee')
})

test('signing out there signs out here', async ({ page, gatehouse: { url, provider } }) => {
  provider.signsIn(ann({ sub: 'bob', email: 'bob@listed.example', preferred_username: 'bob' }))
  await page.goto(`${url}/sign-in`)
  await page.getByRole('button', { name: 'Continue with Example Login' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await provider.signsOutEverywhere('bob')
  await page.goto(`${url}/account/security`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('the sign-in page says why nothing came of it', async ({ page, gatehouse: { url, provider } }) => {
  const problem = page.getByRole('alert').filter({ hasText: /\S/ })
  const leave = async () => {
    await page.goto(`${url}/sign-in`)
    await page.getByRole('button', { name: 'Continue with Example Login' }).click()
  }
  provider.signsIn(ann({ sub: 'eve', email: 'eve@elsewhere.example' }))
  await leave()
  await expect(problem).toHaveText('There is no account with your e-mail address. Ask for an invite.')
  await expectSilence(page)
  provider.signsIn(ann({ sub: 'mallory', email: 'ann@listed.example', email_verified: false }))
  await page.context().clearCookies()
  await leave()
  await expect(problem).toHaveText('The identity provider has no verified e-mail address of yours.')
  provider.signsIn(null)
  await page.context().clearCookies()
  await leave()
  await expect(problem).toHaveText('Signing in with the identity provider did not work. Try again.')
  await page.goto(`${url}/sign-in?problem=<b>anything</b>`)
  await expect(problem).toHaveCount(0)
})
