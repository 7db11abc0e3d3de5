'use client'

import { useFragment } from '#components/accounts/use-fragment.ts'
import { TextLink } from '#components/ui/text-link.tsx'

/** A link between the sign-in and register pages, which keeps the fragment with an invite's secret. */
export function FragmentLink({ href, children }: { href: string; children: string }) {
  return <TextLink href={href + useFragment()}>{children}</TextLink>
}
