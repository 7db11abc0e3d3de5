import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'
import type { TokenAllowance } from '#lib/tokens/token-allowance.ts'

type Props = { organization: string; allowance: TokenAllowance }

/** The way to a new token. Where none can be made it is disabled, but reached by keyboard and says why. */
export function GenerateButton({ organization, allowance: { refusal } }: Props) {
  const label = 'Generate access token'
  if (refusal === null) {
    return (
      <LinkButton href={paths.newAccessToken(organization)} look="primary">
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
