import { KeyRound } from 'lucide-react'
import { GenerateButton } from '#components/organization-tokens/generate-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { TokenAllowance } from '#lib/tokens/token-allowance.ts'

type Props = { organization: string; allowance: TokenAllowance }

/** What stands where no token is: the way to the first one, or why there can be none. */
export function NoTokenYet({ organization, allowance }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<KeyRound aria-hidden />}
        title="There are no access tokens yet."
        action={
          allowance.refusal === null && <GenerateButton organization={organization} allowance={allowance} />
        }
      >
        {allowance.refusal}
      </EmptyState>
    </div>
  )
}
