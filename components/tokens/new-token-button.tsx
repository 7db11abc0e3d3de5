import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/paths.ts'

const labels = { account: 'New Access Token', organization: 'Generate access token' } as const

/** The way to a new token. Where none can be made it is disabled, but reached by keyboard and says why. */
export function NewTokenButton({ owner, refusal }: { owner: Owner; refusal: string | null }) {
  const label = labels[owner.kind]
  if (refusal === null) {
    return (
      <LinkButton href={tokenPaths(owner).new} look="primary">
        {label}
      </LinkButton>
    )
  }
  return (
    <Button
      look="primary"
      aria-disabled
      aria-describedby={refusalId}
      data-tooltip={refusal}
      className="cursor-not-allowed opacity-50 hover:bg-accent"
    >
      {label}
    </Button>
  )
}

/** Where the page says why no token can be made. */
export const refusalId = 'no-more-tokens'
