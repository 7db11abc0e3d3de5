import type { ComponentProps } from 'react'

type Props = ComponentProps<'a'> & {
  href: string
  /** Where in the console it leads: back to the place in a list that was left, or to this page, whose scroll position stays. */
  to?: 'left-list' | 'same-place'
}

/** A link within the console. `follow-links.tsx` follows it; Next.js's own would, too, for 2 to 6 % of the work of a page. */
export function Link({ to, ...props }: Props) {
  return <a {...props} data-link={to ?? ''} />
}
