'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { MorePermissions } from '#components/tokens/more-permissions.tsx'
import { ScopeCheckboxes } from '#components/tokens/scope-checkboxes.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { describeScopes } from '#lib/grants/describe-organization-grant.ts'
import { isInRepositories, organizationScopes } from '#lib/scopes/organization-scopes.ts'

/** What of the organization itself the token manages. */
export function OrganizationSection() {
  const { register, formState } = useFormContext<OrganizationGrantValues>()
  const [manages, scopes] = useWatch<OrganizationGrantValues, ['manages', 'scopes']>({
    name: ['manages', 'scopes'],
  })
  const message = formState.errors.scopes?.message
  const granted = describeScopes(manages ? scopes.filter((scope) => !isInRepositories(scope)) : [])
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
        {manages && (
          <div className="flex flex-col gap-4 pl-7">
            <ScopeCheckboxes shown={own.filter((one) => !('more' in one))} />
            <MorePermissions startOpen={more.some(({ scope }) => scopes.includes(scope))}>
              <ScopeCheckboxes shown={more} />
            </MorePermissions>
          </div>
        )}
        {message && <FieldError>{message}</FieldError>}
      </div>
    </Disclosure>
  )
}

const own = organizationScopes.filter((one) => !('inRepositories' in one))
const more = own.filter((one) => 'more' in one)
