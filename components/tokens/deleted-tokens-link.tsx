import { Link } from '#components/ui/link.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'

/** Stands below a list of tokens. */
export function DeletedTokensLink({ owner }: { owner: Owner }) {
  return (
    <p className="mt-4 text-sm">
      <Link
        href={tokenPaths(owner).deleted}
        className="rounded-sm text-text-muted underline underline-offset-2 hover:text-text pointer-coarse:inline-flex pointer-coarse:min-h-10 pointer-coarse:items-center"
      >
        Recently deleted tokens
      </Link>
    </p>
  )
}
