import { z } from 'zod'
import { pageQuery } from '#api/rest/paging.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { hubTime } from '#api/hub/hub-time.ts'
import { auditActions } from '#lib/audit/audit-actions.ts'
import { describeFacts } from '#lib/audit/describe-facts.ts'
import { listAuditActions } from '#lib/audit/list-audit-actions.ts'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import type { Caller } from '#lib/authz/actor.ts'

const common = { tag: 'Audit logs', errors: 'fields' } as const

const instant = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    'Send a time as in 2030-01-31T12:00:00Z, or a date.',
  )
  .default('')

export const auditLogRoutes = [
  hubRoute('GET /v2/auditlogs/{account}', {
    ...common,
    summary: 'List audit log entries',
    description: 'For an organization, or for the calling account. The latest entries come first.',
    query: z.object({
      ...pageQuery(25),
      action: z.enum(Object.keys(auditActions) as (keyof typeof auditActions)[]).optional(),
      name: z.string().max(300).default('').describe('The full name of the target.'),
      actor: z.string().max(100).default('').describe("The beginning of the actor's name."),
      from: instant,
      to: instant,
    }),
    result: z.object({
      logs: z.array(
        z.object({
          account: z.string(),
          action: z.string(),
          name: z.string(),
          actor: z.string(),
          data: z.record(z.string(), z.string()),
          timestamp: z.iso.datetime(),
          action_description: z.string(),
        }),
      ),
    }),
    handle: async ({ actor, params: { account }, query }) => {
      const { page, page_size: pageSize, action = null, name: target, ...wanted } = query
      const asked = { ...wanted, action, target, page, pageSize }
      const list = await listAuditEntries(actor, ownerOf(actor, account), asked)
      const entries = list.page === page ? list.entries : []
      return {
        logs: entries.map(({ action, targetName, actorName, details, at }) => ({
          account,
          action,
          name: targetName,
          actor: actorName,
          data: Object.fromEntries(describeFacts(details).map(({ name, to }) => [name, to])),
          timestamp: hubTime(at),
          action_description: auditActions[action as keyof typeof auditActions] ?? action,
        })),
      }
    },
  }),
  hubRoute('GET /v2/auditlogs/{account}/actions', {
    ...common,
    summary: 'List the actions that a log can be filtered by',
    result: z.object({
      actions: z.record(
        z.string(),
        z.object({
          label: z.string(),
          actions: z.array(z.object({ name: z.string(), description: z.string(), label: z.string() })),
        }),
      ),
    }),
    handle: async ({ actor, params: { account } }) => {
      const groups = await listAuditActions(actor, ownerOf(actor, account))
      const named = groups.map(({ noun, label, actions }) => {
        const described = actions.map(({ action: name, label }) => ({
          name,
          description: label,
          label,
        }))
        return [noun, { label, actions: described }]
      })
      return { actions: Object.fromEntries(named) }
    },
  }),
]

/** The caller's own username selects their own log; any other name is an organization's. */
function ownerOf(actor: Caller, name: string) {
  if (actor.kind === 'account' && actor.username === name) return { kind: 'account' } as const
  return { kind: 'organization', name } as const
}
