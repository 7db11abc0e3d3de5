import { row, security } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day, hour, minute } from '#e2e/fixtures/tokens.ts'

test('relative times tell the absolute one on hover and on focus', async ({ page, person }) => {
  await addToken(person, { description: 'Used', created: 2 * day, used: { ago: 3 * hour } })
  await page.goto(security)
  const used = row(page, 'Used').getByText('3 hours ago')
  const inUtc = /^\d{1,2} \w{3,4} \d{4}, \d{2}:\d{2} UTC/
  const tooltip = page.getByRole('tooltip')
  await used.hover()
  await expect(tooltip).toHaveText(inUtc)
  await page.mouse.move(0, 0)
  await expect(tooltip).toBeHidden()
  const created = row(page, 'Used').getByText('2 days ago')
  await created.focus()
  await expect(tooltip).toHaveText(inUtc)
  await expect(created).toHaveAccessibleDescription(inUtc)
})

test.describe('with a viewer in Kolkata', () => {
  test.use({ timezoneId: 'Asia/Kolkata' })

  test('the absolute time is told in both zones', async ({ page, person }) => {
    await addToken(person, { description: 'Far away', used: { ago: 3 * hour } })
    await page.goto(security)
    await row(page, 'Far away').getByText('3 hours ago').hover()
    await expect(page.getByRole('tooltip')).toHaveText(/UTC\n.* GMT\+5:30$/)
  })
})

test('relative times do not grow old while the page is open', async ({ page, person }) => {
  await page.clock.install()
  await addToken(person, { description: 'Used', used: { ago: 4 * minute } })
  await page.goto(security)
  await expect(row(page, 'Used')).toContainText('4 min ago')
  await page.clock.runFor(3 * minute)
  await expect(row(page, 'Used')).toContainText('7 min ago')
})
