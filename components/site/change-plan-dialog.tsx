'use client'

import { useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { planMeaning } from '#components/organizations/plan-meaning.ts'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { changePlanAction } from '#lib/organizations/actions.ts'
import type { SiteOrganization } from '#lib/organizations/list-site-organizations.ts'
import { planNames, plans } from '#lib/organizations/plans.ts'
import { changePlanSchema } from '#lib/organizations/schema.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

type Props = { organization: SiteOrganization; onClose: () => void }

export function ChangePlanDialog({ organization, onClose }: Props) {
  const { name, displayName, plan: present, tokens } = organization
  const seen = useRef<Shown | undefined>({ plan: present })
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: changePlanSchema,
    defaultValues: { plan: present },
    action: async (input) => {
      const result = await changePlanAction(name, input, seen.current)
      // Whoever was told what the plan is now may replace that.
      if (!result.ok && result.error.code === 'conflict') seen.current = undefined
      return result
    },
    onDone: ({ plan }) => {
      toast(`${name} is now on the ${planNames[plan]} plan.`)
      onClose()
    },
  })
  const consequence = consequenceOf(useWatch({ control: form.control, name: 'plan' }), tokens)
  return (
    <Dialog
      onClose={onClose}
      title={
        <>
          Change the plan of <bdi>{displayName}</bdi>
        </>
      }
    >
      <DialogForm submit={submit} problem={problem} pending={pending} label="Change plan" onCancel={onClose}>
        <RadioCardGroup legend="Plan" error={messageOf('plan')}>
          {plans.map((plan) => (
            <RadioCard
              key={plan}
              {...form.register('plan')}
              value={plan}
              label={planNames[plan]}
              meaning={planMeaning(plan)}
            />
          ))}
        </RadioCardGroup>
        <div role="status">{consequence && <Notice>{consequence}</Notice>}</div>
      </DialogForm>
    </Dialog>
  )
}

/** What a plan means for the existing access tokens. */
function consequenceOf(plan: Plan, tokens: number): string | null {
  const limit = tokenPolicies.organization.limits[plan]
  if (tokens <= limit) return null
  const theirs = tokens === 1 ? 'Its access token is kept' : `Its ${tokens} access tokens are kept`
  return limit === 0
    ? `${theirs}, but refused while it is on the Free plan.`
    : `${theirs}, but no new ones can be created.`
}
