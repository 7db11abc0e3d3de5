'use client'

import { useWatch } from 'react-hook-form'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { summarize } from '#components/tokens/token-summary.ts'

/** What this token will be able to do, in one sentence that follows the form. */
export function TokenSummary() {
  const [permission, repositories, expiresAt] = useWatch<
    TokenFormValues,
    ['permission', 'repositories', 'expiresAt']
  >({ name: ['permission', 'repositories', 'expiresAt'] })
  return (
    <div className="rounded-card border border-line bg-surface px-4 py-3.5">
      <h2 className="mb-1 text-sm font-medium">This token</h2>
      <p aria-live="polite" className="text-text-muted tabular-nums">
        {summarize({ permission, repositories, expiresAt })}
      </p>
    </div>
  )
}
