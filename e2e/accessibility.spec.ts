import { accountStates } from '#e2e/fixtures/account-states.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

// As columns and as cards; what is open there would close with a change of the width.
for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    for (const [state, reach] of Object.entries(accountStates)) {
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
