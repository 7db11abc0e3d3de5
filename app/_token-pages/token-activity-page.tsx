import { loadTokenPage } from '#app/_token-pages/load-token-page.tsx'
import { TokenActivity } from '#components/tokens/token-activity.tsx'
import { TokenPageFrame } from '#components/tokens/token-page-frame.tsx'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import { auditQuerySchema } from '#lib/audit/schema.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { viewerTimeZone } from '#lib/auth/viewer-time-zone.ts'
import type { Owner } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'

type Props = { owner: Owner; id: string; search: Record<string, string | string[] | undefined> }

export async function TokenActivityPage({ owner, id, search }: Props) {
  const { data: page, refusal } = await loadTokenPage(owner, id)
  if (refusal) return refusal
  const query = parse(auditQuerySchema, search)
  const [timeZone, about] = [await viewerTimeZone(), { kind: 'token', id: page.token.id }]
  const log = await listAuditEntries(await requireActor(), owner, query, { timeZone, about })
  const now = new Date()
  return (
    <TokenPageFrame {...{ owner, page, now }} tab="activity">
      <TokenActivity
        {...log}
        {...{ owner, now, timeZone }}
        id={page.token.id}
        query={{ ...query, page: log.page }}
      />
    </TokenPageFrame>
  )
}
