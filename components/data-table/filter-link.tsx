'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useList } from '#components/data-table/list-context.tsx'

/** A link that changes the list it stands in: a transition on a plain click, and still a link otherwise. */
export function FilterLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const { go } = useList()
  return (
    <Link
      {...props}
      href={href}
      scroll={false}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        go(href)
      }}
    />
  )
}
