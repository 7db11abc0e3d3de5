'use client'

import { useController, useFormContext, useWatch } from 'react-hook-form'
import { AccessSelect } from '#components/tokens/access-select.tsx'
import { ChosenRepositoriesField } from '#components/tokens/chosen-repositories-field.tsx'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { MorePermissions } from '#components/tokens/more-permissions.tsx'
import { ScopeCheckboxes } from '#components/tokens/scope-checkboxes.tsx'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { tokenPurpose } from '#lib/tokens/token-purposes.ts'

type Value = OrganizationGrantValues['repositories']

/** Which images the token pulls and pushes: of all repositories of the organization, of chosen ones, and public ones. */
export function RepositorySection({ organization }: { organization: string }) {
  const { register, formState } = useFormContext<OrganizationGrantValues>()
  const [publicRead, scopes] = useWatch<OrganizationGrantValues, ['publicRead', 'scopes']>({
    name: ['publicRead', 'scopes'],
  })
  const { field } = useController<OrganizationGrantValues, 'repositories'>({ name: 'repositories' })
  const purpose = useWatch<TokenFormValues<'organization'>, 'purpose'>({ name: 'purpose' })
  const access = (purpose && tokenPurpose(purpose).access) ?? 'pull'
  const { errors } = formState
  const { all, chosen } = field.value
  const summary = summarize(publicRead, field.value)
  return (
    <Disclosure
      title="Repository"
      summary={summary || 'None'}
      startOpen
      urgent={Boolean(errors.repositories ?? errors.publicRead)}
    >
      <div className="flex flex-col gap-5">
        <CheckboxLine
          {...register('publicRead')}
          label="Read public repositories"
          meaning="Pull any public repository, whoever owns it."
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <CheckboxLine
            checked={all !== null}
            onChange={({ target }) => field.onChange({ all: target.checked ? access : null, chosen })}
            label={`All repositories of ${organization}`}
            meaning="Current and future repositories."
          />
          {all && (
            <AccessSelect
              label={`Access to all repositories of ${organization}`}
              value={all}
              onChange={(access) => field.onChange({ all: access, chosen })}
            />
          )}
        </div>
        <ChosenRepositoriesField
          label="Add repository"
          namespace={organization}
          nothing={`${organization} has no repositories yet.`}
          inputRef={field.ref}
          chosen={chosen}
          toChosen={({ id, fullName, visibility }): Value['chosen'][number] => ({
            ...{ id, fullName, visibility, access },
          })}
          prefixToChosen={(prefix): Value['chosen'][number] => ({ ...prefix, access })}
          error={errors.repositories?.chosen}
          onChange={(chosen) => field.onChange({ all, chosen })}
        >
          {(one, replace) => (
            <AccessSelect
              label={`Access to ${one.fullName}`}
              value={one.access}
              onChange={(access) => replace({ ...one, access })}
            />
          )}
        </ChosenRepositoriesField>
        {(all !== null || chosen.length > 0 || more.some(({ scope }) => scopes.includes(scope))) && (
          <MorePermissions startOpen={more.some(({ scope }) => scopes.includes(scope))}>
            <p className="text-sm text-text-muted">In every repository above.</p>
            <ScopeCheckboxes shown={more} given={withImagePull} />
          </MorePermissions>
        )}
        {errors.repositories?.message && <FieldError>{errors.repositories.message}</FieldError>}
      </div>
    </Disclosure>
  )
}

const more = organizationScopes.filter((one) => 'inRepositories' in one)
const withImagePull = ['scope-repository-read', 'scope-tag-read'] as const

/** "all, 2 chosen, public" */
function summarize(publicRead: boolean, { all, chosen }: Value): string {
  const parts = [all && 'all', chosen.length > 0 && `${chosen.length} chosen`, publicRead && 'public']
  return parts.filter(Boolean).join(', ')
}
