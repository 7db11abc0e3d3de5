'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { FlagLine } from '#components/organization-tokens/flag-line.tsx'
import { ImageRepositories } from '#components/organization-tokens/image-repositories.tsx'
import type { OrganizationTokenValues } from '#components/organization-tokens/organization-token-form.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field.tsx'

type Props = { organization: string; startOpen: boolean }

/** Which images the token pulls and pushes. */
export function RepositorySection({ organization, startOpen }: Props) {
  const { formState } = useFormContext<OrganizationTokenValues>()
  const [publicRead, { all, chosen }] = useWatch<OrganizationTokenValues, ['publicRead', 'repositories']>({
    name: ['publicRead', 'repositories'],
  })
  const { errors } = formState
  const counted = [
    ...(all ? ['all'] : []),
    ...(chosen.length ? [`${chosen.length} chosen`] : []),
    ...(publicRead ? ['public'] : []),
  ].join(', ')
  return (
    <Disclosure
      title="Repository"
      summary={counted || 'None'}
      startOpen={startOpen}
      urgent={Boolean(errors.repositories ?? errors.publicRead)}
    >
      <div className="flex flex-col gap-5">
        <FlagLine
          name="publicRead"
          label="Read public repositories"
          meaning="Pull every public repository here, whoever owns it."
        />
        <ImageRepositories organization={organization} />
        {errors.repositories?.message && <FieldError>{errors.repositories.message}</FieldError>}
      </div>
    </Disclosure>
  )
}
