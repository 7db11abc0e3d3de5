import { TextLink } from '#components/ui/text-link.tsx'
import type { Owner } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; workload: NonNullable<AnyToken['workload']> }

/** The trusted workload that a token was made for. */
export function WorkloadLink({ owner, workload: { id, name } }: Props) {
  if (owner.kind === 'account') return name
  return <TextLink href={paths.workload(owner.name, id)}>{name}</TextLink>
}

/** The CI's page of the run that got a token. */
export function RunLink({ href }: { href: string }) {
  return (
    <a href={href} rel="noreferrer" className="rounded-sm text-accent underline underline-offset-2">
      Run
    </a>
  )
}
