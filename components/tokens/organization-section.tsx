'use client'

import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field.tsx'
import { describeScopes } from '#lib/grants/organization-grant.ts'
import { organizationScopes, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'

/** What of the organization itself the token manages. */
export function OrganizationSection() {
  const { register, formState } = useFormContext<OrganizationGrantValues>()
  const [manages, scopes] = useWatch<OrganizationGrantValues, ['manages', 'scopes']>({
    name: ['manages', 'scopes'],
  })
  const message = formState.errors.scopes?.message
  const granted = describeScopes(manages ? scopes : [])
  return (
    <Disclosure
      title="Organization"
      summary={granted || 'None'}
      startOpen={Boolean(formState.defaultValues?.manages)}
      urgent={Boolean(formState.errors.scopes)}
    >
      <div className="flex flex-col gap-5">
        <CheckboxLine
          {...register('manages')}
          label="Allow management access to this organization's resources"
          meaning="Through the API, regardless of the role of the person using it."
        />
        {manages && <Scopes />}
        {message && <FieldError>{message}</FieldError>}
      </div>
    </Disclosure>
  )
}

const resources = [...new Set(organizationScopes.map(({ resource }) => resource))]

function Scopes() {
  const { field } = useController<OrganizationGrantValues, 'scopes'>({ name: 'scopes' })
  const chosen = field.value
  /** Edit holds Read: the box is ticked, and can't be unticked. */
  const isHeld = (scope: OrganizationScope) =>
    organizationScopes.some(
      (one) => chosen.includes(one.scope) && 'includes' in one && one.includes === scope,
    )
  const turn = (scope: OrganizationScope, on: boolean) =>
    field.onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))
  return (
    <div className="flex flex-col gap-4 pl-7">
      {resources.map((resource) => (
        <fieldset key={resource} className="flex flex-col gap-2">
          <legend className="mb-2 text-sm font-medium">{resource}</legend>
          {organizationScopes
            .filter((one) => one.resource === resource)
            .toReversed()
            .map(({ scope, level, meaning }) => (
              <CheckboxLine
                key={scope}
                checked={chosen.includes(scope) || isHeld(scope)}
                disabled={isHeld(scope)}
                onChange={({ target }) => turn(scope, target.checked)}
                label={level}
                meaning={meaning}
              />
            ))}
        </fieldset>
      ))}
    </div>
  )
}
