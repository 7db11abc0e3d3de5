'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useList } from '#components/data-table/list-context.tsx'

/** A link that changes its list: a transition on a plain click, otherwise an ordinary link. */
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
