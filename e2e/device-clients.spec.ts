import { randomBytes } from 'node:crypto'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { administer } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

test('a site administrator adds a client, renames it, and deletes it', async ({ page, person, request }) => {
  await administer(person)
  const id = `tool-${randomBytes(4).toString('hex')}`
  await page.goto('/site/device-clients')
  await expect(page.getByRole('row').filter({ hasText: 'gatehouse-cli' })).toContainText(
    'Gatehouse command line',
  )
  await page.getByRole('button', { name: 'New client' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Client ID').fill('Not an id')
  await dialog.getByLabel('Name').fill(`Tool ${id}`)
  await dialog.getByRole('button', { name: 'Add client' }).click()
  await expect(dialog.getByLabel('Client ID')).toHaveAccessibleDescription(/lower-case letters/)
  await expectSilence(page)
  await dialog.getByLabel('Client ID').fill(id)
  await dialog.getByRole('button', { name: 'Add client' }).click()
  await expect(toast(page, `Added Tool ${id}.`)).toBeVisible()
  expect((await request.post('/oauth/device/code', { form: { client_id: id } })).status()).toBe(200)

  const row = page.getByRole('row').filter({ hasText: id })
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await dialog.getByLabel('Name').fill(`Better ${id}`)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText(`Better ${id}`)
  await expectSilence(page)
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete client' }).click()
  await expect(row).toHaveCount(0)
  expect((await request.post('/oauth/device/code', { form: { client_id: id } })).status()).toBe(400)
})

test('for everybody else there is no such page', async ({ page, person }) => {
  expect((await page.goto('/site/device-clients'))?.status()).toBe(404)
  expect(person.id).toBeTruthy()
})
