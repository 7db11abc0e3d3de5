import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { newDevice } from '#e2e/fixtures/devices.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day } from '#e2e/fixtures/tokens.ts'

const heading = 'Sign in a device'

test('a typed code shows who asks for what, and the device that is approved gets its token', async ({
  page,
  person,
  request,
}) => {
  const device = await newDevice(request, 'ada-laptop')
  expect(await device.poll()).toMatchObject({ error: 'authorization_pending' })
  await page.goto('/activate')
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.keyboard.type(device.userCode.toLowerCase().replace('-', ' '))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in ada-laptop?' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText(`Code on the device${device.userCode}`)
  await expect(main).toContainText('Gatehouse command line (gatehouse-cli)')
  await expect(main).toContainText('127.0.0.1The network you are in')
  await expect(main).toContainText(`acts as ${person.username}: Read, Write, Delete in all repositories`)
  await expect(main).toContainText('deleted when it goes unused for 90 days')
  await expect(main).toContainText('Only continue if you started this on your own device.')
  await page.getByRole('button', { name: 'Approve' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Approved ada-laptop' })).toBeFocused()
  expect(await device.poll()).toMatchObject({ token_type: 'bearer', username: person.username })
  await page.getByRole('link', { name: 'Signed-in devices' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'gatehouse-cli on ada-laptop' })).toContainText(
    'Auto-generated',
  )
})

test('signed out, the link of a device leads through signing in back to it', async ({
  page,
  request,
  other,
}) => {
  const device = await newDevice(request, 'server-room')
  await page.goto(device.link)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Username or e-mail').fill(other.username)
  await page.getByLabel('Password', { exact: true }).fill(other.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in server-room?' })).toBeVisible()
  await page.getByRole('button', { name: 'Deny' }).click()
  await expect(page.getByRole('heading', { name: 'Denied server-room' })).toBeVisible()
  expect(await device.poll()).toMatchObject({ error: 'access_denied' })
})

test('a proof that is old is renewed first, and the approval goes on', async ({ page, person, request }) => {
  const device = await newDevice(request, 'later')
  await page.goto(device.link)
  await query(`UPDATE session SET proved_at = now() - interval '16 minutes' WHERE account_id = $1`, [
    person.id,
  ])
  await page.getByRole('button', { name: 'Approve' }).click()
  const proof = page.getByRole('dialog', { name: "Confirm it's you" })
  await proof.getByLabel('Password', { exact: true }).fill(person.password)
  expect(await device.poll()).toMatchObject({ error: 'authorization_pending' })
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { name: 'Approved later' })).toBeVisible()
  expect(await device.poll()).toMatchObject({ username: person.username })
})

test('of two people with one code, one decides', async ({ page, person, other, request, browser }) => {
  const device = await newDevice(request, 'shared')
  const context = await browser.newContext({ storageState: await addSession(other) })
  const theirs = await context.newPage()
  await theirs.goto(device.link)
  await page.goto(device.link)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'Approved shared' })).toBeVisible()
  await theirs.getByRole('button', { name: 'Deny' }).click()
  await expect(theirs.getByRole('alert').filter({ hasText: 'approved already' })).toBeVisible()
  await context.close()
  expect(await device.poll()).toMatchObject({ username: person.username })
})

test('a wrong code, one that is none and a used one say what to do', async ({ page, person, request }) => {
  const used = await newDevice(request, 'used')
  await page.goto(used.link)
  await page.getByRole('button', { name: 'Deny' }).click()
  await expect(page.getByRole('heading', { name: 'Denied used' })).toBeVisible()
  for (const [typed, says] of [
    ['BBBB-BBBB', 'This code is wrong or has expired. Check what your device shows, or start again there.'],
    ['12', 'Enter the eight letters that your device shows, such as WDJB-MJHT.'],
    [used.userCode, 'This device was denied already. Start again on the device to change that.'],
  ] as const) {
    await page.goto('/activate')
    await page.getByLabel('Code').fill(typed)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByLabel('Code')).toHaveAccessibleDescription(new RegExp(says.replaceAll('.', '\\.')))
    await expect(page.getByLabel('Code')).toHaveValue(typed)
  }
  expect(person.id).toBeTruthy()
})

test('a sixth device names the one that it replaces', async ({ page, person, request }) => {
  for (const name of ['one', 'two', 'three', 'four'])
    await addToken(person, { description: name, source: 'auto', used: { ago: day } })
  await addToken(person, { description: 'oldest', source: 'auto', used: { ago: 30 * day } })
  const device = await newDevice(request, 'six')
  await page.goto(device.link)
  await expect(page.getByRole('main')).toContainText('It replaces oldest, which has been unused for longest')
})

test('both states are accessible, and fit a phone', async ({ page, person, request }) => {
  const device = await newDevice(request, 'a-very-long-name-of-a-device-that-somebody-once-called-like-this')
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of ['/activate', '/activate?user_code=12', device.link]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
      await expectSilence(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  }
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: /^Approved/ })).toBeVisible()
  await expectSilence(page)
  expect(person.id).toBeTruthy()
})
