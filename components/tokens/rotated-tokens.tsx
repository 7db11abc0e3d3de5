import { SeveralSecretsDialog } from '#components/shared/several-secrets-dialog.tsx'
import { CreatedBeforeDialog } from '#components/tokens/created-before-dialog.tsx'
import { describeRotated } from '#components/tokens/describe-rotation.ts'
import { RevealDialog } from '#components/tokens/reveal-dialog.tsx'
import { tokensCsv } from '#components/tokens/tokens-csv.ts'
import type { Owner } from '#lib/owners.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
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
    <SeveralSecretsDialog
      title="Keep your new secrets now"
      description={`They are shown once. Sign in with the name ${more.username}.`}
      secrets={made.map(({ token, secret }) => ({
        ...{ name: nameOf(token), secret, copyLabel: `Copy the secret of ${nameOf(token)}` },
        note: <span className="font-mono">{token.hint}</span>,
      }))}
      csv={tokensCsv(made, more.username)}
      fileName="tokens.csv"
      onClose={more.onClose}
    />
  )
}
