import { query } from '#e2e/fixtures/database.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { security } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens } from '#e2e/fixtures/tokens.ts'

test('three steps on a page without tokens tick themselves, up to the first pull', async ({
  page,
  person,
}) => {
  const steps = page.getByRole('region', { name: 'First steps' })
  const isDone = (step: string) =>
    steps.getByRole('listitem').filter({ hasText: step }).getByRole('img', { name: 'Done:' })
  await page.goto(security)
  await expect(steps.getByRole('listitem')).toHaveCount(3)
  await expect(steps.getByRole('img', { name: 'Done:' })).toHaveCount(0)
  await expectSilence(page)

  const { id } = await addToken(person, { description: 'Laptop' })
  await page.reload()
  await expect(isDone('Make an access token')).toBeVisible()
  await expect(steps.getByText(`docker login --username ${person.username}`)).toBeVisible()

  await query('UPDATE token SET last_used_at = now() WHERE id = $1', [id])
  await expect(isDone('Sign in with it')).toBeVisible()
  await query(
    `INSERT INTO token_exchange (token_id, at, door, action, outcome)
     VALUES ($1, now(), 'registry', 'pulled demo/web:latest', 'granted')`,
    [id],
  )
  await expect(isDone('Pull an image')).toBeVisible()
  await expect(steps.getByRole('status')).toHaveText('3 of 3 steps done')
})

test('who has several tokens sees none', async ({ page, person }) => {
  await addTokens(person, 3)
  await page.goto(security)
  await expect(page.getByText('Token 001')).toBeVisible()
  await expect(page.getByRole('region', { name: 'First steps' })).toBeHidden()
})
