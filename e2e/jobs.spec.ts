import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { administer } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('a site administrator sees what runs in the background, and runs a job now', async ({
  page,
  person,
}) => {
  await administer(person)
  const id = crypto.randomUUID()
  await query(
    `INSERT INTO session (id, secret_hash, account_id, address, client, expires_at) VALUES ($1, '', $2, '', '', now() - interval '1 day')`,
    [id, person.id],
  )
  await page.goto('/site/organizations')
  await page.getByRole('link', { name: 'Jobs' }).click()
  const job = row(page, 'Delete expired sessions')
  await expect(job).toContainText('Waiting')
  await expect(job).toContainText('Every hour')
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(toast(page, 'Started: Delete expired sessions.')).toBeVisible()
  await expect(job).toContainText(/Waiting\s*Deleted [1-9]/)
  expect(await query('SELECT 1 FROM session WHERE id = $1', [id])).toEqual([])
  await expectSilence(page)
  await page.goto('/account/activity')
  await expect(page.getByRole('row').filter({ hasText: 'Ran a background job' })).toContainText(
    'delete-sessions',
  )
})

test('a job that fails says why, and when it is tried again', async ({ page, person }) => {
  await administer(person)
  await query(
    `UPDATE job SET failures = 3, last_error = 'Error (ECONNREFUSED)', next_run_at = now() + interval '4 minutes'
     WHERE name = 'delete-setup-links'`,
  )
  await page.goto('/site/jobs')
  const job = row(page, 'Delete expired set-up links')
  await expect(job).toContainText('Failing')
  await expect(job).toContainText('Error (ECONNREFUSED)')
  await expect(job).toContainText('in 4 min')
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job).toContainText('Waiting')
  await expect(job).not.toContainText('ECONNREFUSED')
})
