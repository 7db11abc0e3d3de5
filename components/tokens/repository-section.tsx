'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { FlagLine } from '#components/tokens/flag-line.tsx'
import { ImageRepositories } from '#components/tokens/image-repositories.tsx'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { FieldError } from '#components/ui/field.tsx'

type Props = { organization: string; startOpen: boolean }

/** Which images the token pulls and pushes. */
export function RepositorySection({ organization, startOpen }: Props) {
  const { formState } = useFormContext<OrganizationGrantValues>()
  const [publicRead, { all, chosen }] = useWatch<OrganizationGrantValues, ['publicRead', 'repositories']>({
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
