'use client'

import { useFormState } from 'react-hook-form'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { OrganizationSection } from '#components/tokens/organization-section.tsx'
import { RepositorySection } from '#components/tokens/repository-section.tsx'

/** What an organization's token may do. What it was given already stands open. */
export function OrganizationGrantFields({ organization }: { organization: string }) {
  const { defaultValues } = useFormState<OrganizationGrantValues>()
  const { publicRead, repositories, scopes } = defaultValues ?? {}
  return (
    <div className="flex flex-col gap-3">
      <RepositorySection
        organization={organization}
        startOpen={Boolean(publicRead || repositories?.all || repositories?.chosen?.length)}
      />
      <OrganizationSection startOpen={Boolean(scopes?.length)} />
    </div>
  )
}
