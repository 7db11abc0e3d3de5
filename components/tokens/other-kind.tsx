'use client'

import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { TextLink } from '#components/ui/text-link.tsx'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { tokenPurpose, type TokenPurpose } from '#lib/tokens/token-purposes.ts'

type Props = { kind: OwnerKind; purpose: TokenPurpose | null; organizations: OwnOrganization[] }

const shown = 4

/** The way to the other kind of token where that is the right one, with what has been entered. */
export function OtherKind({ kind, purpose, organizations }: Props) {
  const [description = '', label = ''] = useWatch({ name: ['description', 'label'] }) as string[]
  if (kind === 'organization')
    return (
      <p className="text-sm text-text-muted">
        For your own computer,{' '}
        <FormLink path={paths.newToken} query={{ purpose: 'computer', description: label }}>
          make a personal access token
        </FormLink>
        .
      </p>
    )
  if (purpose === null || tokenPurpose(purpose).access === null || organizations.length === 0) return null
  return (
    <p className="text-sm text-text-muted">
      For an organization, make it{' '}
      {organizations.slice(0, shown).map(({ name, displayName }, place) => (
        <span key={name}>
          {place > 0 && ' or '}
          <FormLink path={paths.newAccessToken(name)} query={{ purpose, label: description }}>
            <bdi>{displayName || name}</bdi>’s token
          </FormLink>
        </span>
      ))}
      , which keeps working when you leave.
    </p>
  )
}

type LinkProps = { path: string; query: Record<string, string>; children: ReactNode }

/** Leaves the form without a question: what was entered goes along. */
function FormLink({ path, query, children }: LinkProps) {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  return (
    <TextLink href={`${path}?${new URLSearchParams(given)}`} data-takes-along>
      {children}
    </TextLink>
  )
}
