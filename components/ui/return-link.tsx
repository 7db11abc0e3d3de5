'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { listPlace } from '#components/ui/list-place.ts'

type Props = Omit<ComponentProps<typeof Link>, 'href'> & { href: string }

/** A link back to a list, to the place in it that was left. */
export function ReturnLink({ href, ...props }: Props) {
  const router = useRouter()
  return (
    <Link
      {...props}
      href={href}
      onNavigate={(event) => {
        event.preventDefault()
        router.push(listPlace(href))
      }}
    />
  )
}
