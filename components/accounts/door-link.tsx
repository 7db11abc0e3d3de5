'use client'

import { useFragment } from '#components/accounts/use-fragment.ts'
import { TextLink } from '#components/ui/text-link.tsx'

/** A link from one way in to another; a link's secret comes along in the fragment. */
export function DoorLink({ href, children }: { href: string; children: string }) {
  return <TextLink href={href + useFragment()}>{children}</TextLink>
}
