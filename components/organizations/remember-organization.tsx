'use client'

import { useEffect } from 'react'
import { organizationCookie } from '#components/frame/last-organization.ts'

/** Has the header of other pages lead back to the organization that was looked at last. */
export function RememberOrganization({ name }: { name: string }) {
  useEffect(() => {
    document.cookie = `${organizationCookie}=${name}; path=/; max-age=31536000; samesite=lax`
  }, [name])
  return null
}
