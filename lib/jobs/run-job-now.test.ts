import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { listJobs } from '#lib/jobs/list-jobs.ts'
import { runJobNow } from '#lib/jobs/run-job-now.ts'
import { jobLease, runJob } from '#lib/jobs/run-job.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { hour, minute } from '#lib/time.ts'

const name = 'delete-setup-links'
const now = new Date('2026-03-01T12:00:00Z')
const job = { ...jobCatalog[name]!, run: async () => 'Deleted 0' }
const never = new AbortController().signal
const listed = async (at: Date) =>
  (await listJobs(await newSiteAdministrator(), at)).find((job) => job.name === name)

it('is for site administrators alone', async () => {
  const somebody = await newAccount()
  for (const actor of [somebody, await newTokenActor(somebody)]) {
    await expect(runJobNow(actor, name)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listJobs(actor)).rejects.toMatchObject({ code: 'not_found' })
  }
  const nobody = { kind: 'anonymous', address: '192.0.2.1' } as const
  await expect(runJobNow(nobody, name)).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(listJobs(nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
})

it('makes the job due, which the log and the list say', async () => {
  const actor = await newSiteAdministrator()
  await db.job.deleteMany({ where: { name } })
  await runJob(name, job, () => now, never)
  expect(await listed(now)).toMatchObject({
    ...{ label: 'Delete expired set-up links', state: 'waiting', lastRunAt: now, lastError: null },
    nextRunAt: new Date(now.getTime() + job.every),
  })
  await runJobNow(actor, name, new Date(now.getTime() + hour))
  expect(await listed(new Date(now.getTime() + hour))).toMatchObject({ state: 'due' })
  const entries = await db.auditEntry.findMany({
    where: { accountId: actor.accountId, action: 'job.run' },
    select: { actorName: true, targetKind: true, targetName: true },
  })
  expect(entries).toEqual([{ actorName: actor.username, targetKind: 'job', targetName: name }])
})

it('is refused while the job runs, until its claim ends', async () => {
  const actor = await newSiteAdministrator()
  const claimedUntil = new Date(now.getTime() + jobLease)
  const row = { nextRunAt: now, claimedUntil, lastStartedAt: now }
  await db.job.upsert({ where: { name }, update: row, create: { name, ...row } })
  expect(await listed(now)).toMatchObject({ state: 'running' })
  await expect(runJobNow(actor, name, now)).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.auditEntry.count({ where: { accountId: actor.accountId, action: 'job.run' } })).toBe(0)
  await runJobNow(actor, name, claimedUntil)
})

it('of a job that there is not is not found', async () => {
  const actor = await newSiteAdministrator()
  for (const name of ['nothing', 'toString', ''])
    await expect(runJobNow(actor, name)).rejects.toMatchObject({ code: 'not_found' })
})

it('a job that failed is listed with why', async () => {
  const failing = { failures: 2, lastError: 'Error (ECONNREFUSED)', claimedUntil: null }
  const row = { ...failing, nextRunAt: new Date(now.getTime() + minute), lastStartedAt: now }
  await db.job.upsert({ where: { name }, update: row, create: { name, ...row } })
  expect(await listed(now)).toMatchObject({ state: 'failing', lastError: 'Error (ECONNREFUSED)' })
})
