'use client'

import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import { InviteOutcome } from '#components/invites/invite-outcome.tsx'
import { splitInvitees } from '#components/invites/split-invitees.ts'
import { roleLabels } from '#components/members/role-labels.ts'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'
import { createInvitesAction } from '#lib/invites/actions.ts'
import type { InviteResult } from '#lib/invites/create-invites.ts'
import { createInvitesSchema, invitePolicy } from '#lib/invites/schema.ts'

const { invitees: inviteesSchema, role } = createInvitesSchema.shape

/** The field as typed; the verb's own schema validates its content. */
const formSchema = z.object({
  invitees: z.string().superRefine((text, context) => {
    const parsed = inviteesSchema.safeParse(splitInvitees(text))
    if (!parsed.success) context.addIssue({ code: 'custom', message: parsed.error.issues[0]!.message })
  }),
  role,
  group: z.string(),
})

const asked = new Set<InviteResult['status']>(['invited', 'already_member', 'already_invited'])

type Props = { organization: string; groups: string[]; sendsMail: boolean; origin: string }

/** Invites several people at once and shows the outcome for each. Those that failed stay in the field. */
export function InviteForm({ organization, groups, sendsMail, origin }: Props) {
  const [results, setResults] = useState<InviteResult[] | null>(null)
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: formSchema,
    defaultValues: { invitees: '', role: 'member' as Role, group: '' },
    action: ({ invitees, role, group }, key) => {
      const input = { invitees: splitInvitees(invitees), role, group: group || null }
      return createInvitesAction(organization, input, key)
    },
    onDone: (results, { setValue, setFocus }) => {
      setResults(results)
      const left = results.filter(({ status }) => !asked.has(status))
      setValue('invitees', left.map(({ invitee }) => invitee).join('\n'))
      setFocus('invitees')
    },
  })
  const request = (values: z.input<typeof formSchema>): ApiRequest | null => {
    if (!formSchema.safeParse(values).success) return null
    const { role, group } = values
    const body = { org: organization, invitees: splitInvitees(values.invitees), role, team: group || null }
    return { method: 'POST', path: '/v2/invites/bulk', body }
  }
  const chosen = useWatch({ control: form.control, name: 'role' })
  return (
    <Card className="max-w-[720px]">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem problem={problem} />
        {results && <InviteOutcome results={results} />}
        <Field
          label="E-mail addresses or usernames"
          hint={`Separate them with commas, spaces or line breaks. Invites expire in ${invitePolicy.days} days.`}
          error={messageOf('invitees')}
        >
          {(control) => (
            <TextArea
              {...control}
              {...form.register('invitees')}
              data-command="new"
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Role" hint={roleLabels[chosen].meaning} error={messageOf('role')}>
            {(control) => (
              <Select {...control} {...form.register('role')}>
                {roles.toReversed().map((role) => (
                  <option key={role} value={role}>
                    {roleLabels[role].one}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Group" optional error={messageOf('group')}>
            {(control) => (
              <Select {...control} {...form.register('group')}>
                <option value="">None</option>
                {groups.map((group) => (
                  <option key={group}>{group}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {!sendsMail && (
          <Notice>
            No mail server is set, so nothing is sent: each message is a file in{' '}
            <span className="font-mono">DATA_DIR/outbox</span>, to be passed on by whoever runs Gatehouse.
          </Notice>
        )}
        <ThroughApi {...{ origin, request }} control={form.control} />
        <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
          {sendsMail ? 'Send invites' : 'Create invites'}
        </Button>
      </form>
    </Card>
  )
}
