'use client'

import { useWatch } from 'react-hook-form'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { summarize } from '#components/tokens/token-summary.ts'

/** What this token will be able to do, in one sentence that follows the form. */
export function LiveSummary() {
  const [permission, repositories, expiresAt] = useWatch<
    TokenFormValues,
    ['permission', 'repositories', 'expiresAt']
  >({ name: ['permission', 'repositories', 'expiresAt'] })
  return summarize({ permission, repositories, expiresAt })
}
