import { describeChosen } from '#components/tokens/describe-chosen.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'

/** The names of a token's chosen repositories and its rights there. */
export function ChosenRepositories({ token }: { token: TokenDetails<OwnerKind> }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {describeChosen(token).map(({ name, rights }) => (
        <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-6">
          <span className="min-w-0 font-mono wrap-anywhere">{name}</span>
          <span className="text-text-muted">{rights}</span>
        </li>
      ))}
    </ul>
  )
}
