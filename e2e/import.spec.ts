import { randomBytes } from 'node:crypto'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { administer } from '#e2e/fixtures/person.ts'
import { pauseActions } from '#e2e/fixtures/requests.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

/** bcrypt's of "badmin", from docker_auth's example. */
const hash = '$2y$05$LO.vzwpWC5LZGqThvEfznu8qhb5SGqvBSWY1J3yZ4AxtMRZ3kN5jC'

test('a site administrator previews a file, imports it, and keeps what is shown once', async ({
  page,
  person,
  request,
}) => {
  await administer(person)
  const [alice, bob, acme] = ['alice', 'bob', 'acme'].map(
    (name) => `${name}-${randomBytes(4).toString('hex')}`,
  )
  const text = `users:
  ${alice}: { password: "${hash}" }
  ${bob}: { password: "plain" }
acl:
  - { match: { account: ${alice}, name: "${acme}/web" }, actions: [pull, push] }
  - { match: { account: ${alice}, name: "${acme}/*" }, actions: [pull] }
`
  await page.goto('/site/organizations')
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('textbox', { name: 'File' })).toHaveAccessibleDescription(/Choose a file/)
  await expectSilence(page)
  await page
    .getByRole('button', { name: 'Choose a file' })
    .setInputFiles({ name: 'auth.yml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
  await page.getByLabel('Domain of e-mail addresses').fill('example.com')
  await page.getByRole('button', { name: 'Preview' }).click()

  const row = (text: string) => page.getByRole('row').filter({ hasText: text })
  await expect(row(`Account ${alice} (${alice}@example.com), with its present password`)).toContainText('New')
  await expect(row(`password of ${bob}`)).toContainText('Not imported')
  await expect(row(`in the group web-write of ${acme}`)).toContainText('Line 5')
  await expect(page.getByText('Imports 2 accounts, 1 organization, 1 repository')).toBeVisible()
  await expectSilence(page)
  expect(await query('SELECT FROM account WHERE username = $1', [alice!])).toHaveLength(0)
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Not imported (2)' })
  await expect(row(`Account ${alice}`)).toHaveCount(0)

  const letGo = await pauseActions(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.goBack()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay' }).click()
  letGo()
  const dialog = page.getByRole('dialog', { name: 'Keep these secrets now' })
  await expect(dialog.getByText('Link to choose a password')).toBeVisible()
  await expectSilence(page)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download CSV' }).click()
  const csv = (await (await (await download).createReadStream()).toArray()).join('')
  const [, link] = new RegExp(`"link","${bob}","${bob}","http[^"]*#([\\w-]{43})"`).exec(csv)!
  noteSecret(link!)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('textbox', { name: 'File' })).toHaveValue('')

  const login = await request.get(`/token?service=gatehouse&scope=repository:${acme}/web:pull,push`, {
    headers: { Authorization: `Basic ${Buffer.from(`${alice}:badmin`).toString('base64')}` },
  })
  expect(login.status()).toBe(200)

  await page.getByRole('tab', { name: 'Compare decisions' }).click()
  const decision = {
    account: alice,
    repository: `${acme}/web`,
    actions: ['pull', 'delete'],
    allowed: ['delete'],
  }
  await page.getByLabel('Decision log').fill(JSON.stringify(decision))
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(row(`${acme}/web`)).toContainText('Allows pull, which was refused')
  await expect(row(`${acme}/web`)).toContainText('Refuses delete, which was allowed')
  await expectSilence(page)
})

test('for everybody else there is no such page', async ({ page, person }) => {
  expect((await page.goto('/site/import'))?.status()).toBe(404)
  expect(person.id).toBeTruthy()
})
