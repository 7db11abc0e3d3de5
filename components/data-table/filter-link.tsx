'use client'

import type { ComponentProps } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import { isForNewTab } from '#components/ui/followed-link.ts'
import { Link } from '#components/ui/link.tsx'

/** A link that changes its list: a transition on a plain click, otherwise an ordinary link. */
export function FilterLink({ href, ...props }: ComponentProps<typeof Link>) {
  const { go } = useList()
  return (
    <Link
      {...props}
      href={href}
      onClick={(event) => {
        if (isForNewTab(event.nativeEvent)) return
        event.preventDefault()
        go(href)
      }}
    />
  )
}
