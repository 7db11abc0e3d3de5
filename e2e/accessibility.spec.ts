import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { choose, row, security } from '#e2e/fixtures/list.ts'
import { generate, generateButton, newToken, openForm, reveal } from '#e2e/fixtures/new-token.ts'
import { administer, type Person } from '#e2e/fixtures/person.ts'
import { rotateInDatabase } from '#e2e/fixtures/rotation.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, addTokens, day, hour } from '#e2e/fixtures/tokens.ts'

async function ownTokens(person: Person): Promise<void> {
  const { id } = await addRepository(person, 'api')
  await addToken(person, { description: 'CI', permission: 'write', repositories: [id], used: { ago: hour } })
  await addToken(person, { description: 'Soon', expires: 2 * day })
  await addToken(person, { description: 'Laptop', source: 'auto', inactive: true })
  await addToken(person, { description: 'Old', expires: -day })
}

/** Each state of section 3, and how one gets there. */
const states: Record<string, (page: Page, person: Person) => Promise<void>> = {
  'an empty list': async (page) => {
    await page.goto(security)
  },
  'the list, with a tooltip': async (page, person) => {
    await ownTokens(person)
    await page.goto(security)
    await row(page, 'CI').locator('time').filter({ visible: true }).first().focus()
    await expect(page.getByRole('tooltip')).toBeVisible()
  },
  'a filtered list of several pages': async (page, person) => {
    await addTokens(person, 30)
    await page.goto(`${security}?status=active&sort=description&order=asc&page=2`)
    await expect(page.getByText('21–30 of 30', { exact: true })).toBeVisible()
  },
  'no match': async (page, person) => {
    await ownTokens(person)
    await page.goto(`${security}?q=nowhere`)
  },
  'the selection bar': async (page, person) => {
    await ownTokens(person)
    await page.goto(security)
    await page.getByRole('checkbox', { name: 'Select CI' }).check()
  },
  'the row menu': async (page, person) => {
    await ownTokens(person)
    await page.goto(security)
    await row(page, 'CI').getByRole('button', { name: 'Actions for CI' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'a toast': async (page, person) => {
    await ownTokens(person)
    await page.goto(security)
    await choose(page, 'CI', 'Deactivate')
    // It stays while it has the focus.
    await page.getByRole('button', { name: 'Undo' }).focus()
  },
  'a rotating token': async (page, person) => {
    await rotateInDatabase(await addToken(person, { description: 'CI' }))
    await page.goto(security)
    await row(page, 'CI').getByRole('button', { name: 'End now' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
  },
  'tokens to rotate': async (page, person) => {
    const ids = [await addToken(person), await addToken(person, { expires: -day })].map(({ id }) => id)
    await page.goto(`${security}/rotate?id=${ids.join('&id=')}`)
  },
  'secrets of several tokens': async (page, person) => {
    const ids = [await addToken(person), await addToken(person)].map(({ id }) => id)
    await page.goto(`${security}/rotate?id=${ids.join('&id=')}`)
    await page.getByRole('button', { name: 'Rotate 2 tokens' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the question before deletion': async (page, person) => {
    await ownTokens(person)
    await page.goto(security)
    await choose(page, 'CI', 'Delete')
    await expect(page.getByRole('alertdialog')).toBeVisible()
  },
  'the form for a new token': async (page) => {
    await page.goto(newToken)
  },
  'that form with repositories, a custom day and messages': async (page, person) => {
    const { fullName } = await addRepository(person, 'api', 'public')
    await addRepository(person, 'private')
    await page.goto(newToken)
    await page.getByLabel('Expiration').selectOption('Custom')
    await page.getByLabel('Day', { exact: true }).fill('2020-01-01')
    await page.getByText('CI', { exact: true }).click()
    await generateButton(page).click()
    await page.getByText('Selected repositories', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Add repositories' }).click()
    await page.getByRole('option', { name: fullName }).click()
  },
  'the secret, masked': async (page) => {
    await openForm(page)
    await generateButton(page).click()
    await expect(reveal(page)).toBeVisible()
  },
  'the secret, shown, with the question before closing': async (page) => {
    await openForm(page)
    await generate(page)
    await reveal(page).getByRole('tab', { name: 'config.json' }).click()
    await reveal(page).getByRole('button', { name: 'Done' }).click()
  },
  'the form for a token there is': async (page, person) => {
    const { id } = await addRepository(person, 'api')
    const token = await addToken(person, { repositories: [id], expires: day })
    await page.goto(`${security}/${token.id}/access`)
  },
  'a token’s page': async (page, person) => {
    const token = await addToken(person, { used: { ago: hour, address: '192.0.2.7' } })
    await page.goto(`${security}/${token.id}`)
  },
  'a token’s activity': async (page, person) => {
    const token = await addToken(person)
    await page.goto(`${security}/${token.id}/activity`)
  },
  'what an expired token could do': async (page, person) => {
    const token = await addToken(person, { expires: -day })
    await page.goto(`${security}/${token.id}/access`)
  },
  'the profile': async (page) => {
    await page.goto('/account/profile')
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Change password' }).click()
  },
  'the sessions': async (page) => {
    await page.goto('/account/sessions')
  },
  'the account menu': async (page) => {
    await page.goto('/account/sessions')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the jobs': async (page, person) => {
    await administer(person)
    await page.goto('/site/jobs')
    await expect(page.getByRole('row').filter({ hasText: 'Delete expired sessions' })).toBeVisible()
  },
  'what is not there': async (page) => {
    await page.goto('/account/nowhere')
  },
}

// As columns and as cards; what is open there would close with a change of the width.
for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    for (const [state, reach] of Object.entries(states)) {
      test(`axe finds nothing wrong with ${state}`, async ({ page, person }) => {
        await reach(page, person)
        await expectSilence(page)
      })
    }

    for (const path of ['/sign-in', '/register']) {
      test(`axe finds nothing wrong with ${path}, at first and with messages`, async ({ page }) => {
        await page.goto(path)
        await expectSilence(page)
        await page.locator('button[type=submit]').click()
        await expect(page.getByRole('alert').first()).toBeVisible()
        await expectSilence(page)
      })
    }
  })
}
