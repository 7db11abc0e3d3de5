import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { onePlan } from '#lib/database/one-plan.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { noticesOf, selectNotices, type NoticeRow, type Notices } from '#lib/notices/read-notices.ts'
import { selectOrganizations, type OwnOrganization } from '#lib/organizations/list-organizations.ts'

/** What stands around every page that a person is signed in on. */
export type FrameContents = { organizations: OwnOrganization[]; notices: Notices }

/** What `listOrganizations` and `listNotices` give, in one query. */
export async function getFrame(actor: Actor, now = new Date()): Promise<FrameContents> {
  authorizePerson(actor, 'organizations')
  const reader = { kind: 'account', id: actor.accountId } as const
  const { text, values } = onePlan(Prisma.sql`
    SELECT ${jsonOf(selectOrganizations(actor.accountId))} AS organizations,
      ${jsonOf(selectNotices(reader, now))} AS notices`)
  const { rows } = await pool.query<Row>(statement('get-frame', text, values))
  const [{ organizations, notices }] = rows as [Row]
  return {
    organizations: organizations.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    notices: noticesOf(notices, now),
  }
}

type Row = {
  organizations: (Omit<OwnOrganization, 'createdAt'> & { createdAt: string })[]
  notices: NoticeRow[]
}

const jsonOf = (rows: Prisma.Sql) =>
  Prisma.sql`(SELECT coalesce(json_agg(listed), '[]') FROM (${rows}) listed)`
