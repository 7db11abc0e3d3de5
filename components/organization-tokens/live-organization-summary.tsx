'use client'

import { useWatch } from 'react-hook-form'
import type { OrganizationTokenValues } from '#components/organization-tokens/organization-token-form.ts'
import { summarizeOrganizationToken } from '#components/organization-tokens/organization-token-summary.ts'

/** What this token will be able to do, in one sentence that follows the form. */
export function LiveOrganizationSummary({ organization }: { organization: string }) {
  const [publicRead, repositories, manages, scopes, expiresAt] = useWatch<
    OrganizationTokenValues,
    ['publicRead', 'repositories', 'manages', 'scopes', 'expiresAt']
  >({ name: ['publicRead', 'repositories', 'manages', 'scopes', 'expiresAt'] })
  const values = { publicRead, repositories, manages, scopes, expiresAt }
  return summarizeOrganizationToken(organization, values)
}
