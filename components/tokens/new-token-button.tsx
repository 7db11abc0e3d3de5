import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'

const labels = { account: 'New Access Token', organization: 'Generate access token' } as const

/** Opens the form for a new token. If none can be created it is disabled, but can still be focused and says why. */
export function NewTokenButton({ owner, refusal }: { owner: Owner; refusal: string | null }) {
  const label = labels[owner.kind]
  if (refusal === null) {
    return (
      <LinkButton href={tokenPaths(owner).new} look="primary" data-command="new">
        {label}
      </LinkButton>
    )
  }
  return (
    <Button
      look="primary"
      data-command="new"
      aria-disabled
      aria-describedby={refusalId}
      data-tooltip={refusal}
      className="cursor-not-allowed opacity-50 hover:bg-accent"
    >
      {label}
    </Button>
  )
}

/** The element that says why no token can be created. */
export const refusalId = 'no-more-tokens'
