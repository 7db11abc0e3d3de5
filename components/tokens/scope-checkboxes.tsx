'use client'

import { useController } from 'react-hook-form'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { organizationScopes, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'

type Props = {
  shown: (typeof organizationScopes)[number][]
  /** What the token has anyway. */
  given?: readonly OrganizationScope[]
}

/** These scopes by what they are about. */
export function ScopeCheckboxes({ shown, given = [] }: Props) {
  const { field } = useController<OrganizationGrantValues, 'scopes'>({ name: 'scopes' })
  const chosen = field.value
  /** What holds a box ticked, which then can't be unticked: Edit holds Read. */
  const heldBy = (scope: OrganizationScope): string | undefined => {
    if (given.includes(scope)) return 'Image Pull'
    return organizationScopes.find(
      (one) => chosen.includes(one.scope) && 'includes' in one && one.includes === scope,
    )?.level
  }
  const turn = (scope: OrganizationScope, on: boolean) =>
    field.onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))
  return [...Map.groupBy(shown, ({ resource }) => resource)].map(([resource, scopes]) => (
    <fieldset key={resource} className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{resource}</legend>
      {scopes.map(({ scope, level, meaning }) => (
        <CheckboxLine
          key={scope}
          checked={chosen.includes(scope) || heldBy(scope) !== undefined}
          refusal={heldBy(scope) && `${heldBy(scope)} includes it.`}
          onChange={({ target }) => turn(scope, target.checked)}
          label={level}
          meaning={meaning}
        />
      ))}
    </fieldset>
  ))
}
