import { CreatedBeforeDialog } from '#components/tokens/created-before-dialog.tsx'
import { describeRotated } from '#components/tokens/describe-rotation.ts'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { RevealSeveralDialog } from '#components/tokens/reveal-several-dialog.tsx'
import type { Owner } from '#lib/owners.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = {
  owner: Owner
  rotated: { token: AnyToken; secret: string | null }[]
  username: string
  host: string
  gitUrl: string
  onClose: () => void
}

/** The one look at the secrets that a rotation made. */
export function RotatedTokens({ rotated, ...more }: Props) {
  const made = rotated.flatMap(({ token, secret }) => (secret === null ? [] : [{ token, secret }]))
  const [first] = made
  if (!first) return <CreatedBeforeDialog rotated onClose={more.onClose} />
  return rotated.length === 1 ? (
    <RevealDialog {...first} {...more} summary={describeRotated(first.token)} />
  ) : (
    <RevealSeveralDialog {...more} made={made} />
  )
}
