import { connect, createServer, type AddressInfo } from 'node:net'
import { toast } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

test('through a tunnel from another port of this machine, one signs in and changes things', async ({
  browser,
  baseURL,
  other,
}) => {
  const { port } = new URL(baseURL!)
  const tunnel = createServer((here) => {
    const there = connect(Number(port), '127.0.0.1')
    here.on('error', () => there.destroy())
    there.on('error', () => here.destroy())
    here.pipe(there).pipe(here)
  })
  await new Promise<void>((done) => tunnel.listen(0, '127.0.0.1', done))
  const address = `http://localhost:${(tunnel.address() as AddressInfo).port}`
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Username or e-mail').fill(other.username)
  await page.getByLabel('Password', { exact: true }).fill(other.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${address}/account/security`)
  await page.goto('/account/profile')
  await page.getByLabel('Name', { exact: true }).fill('Robin Hale')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Profile saved.')).toBeVisible()
  await context.close()
  tunnel.close()
})
