import type { Metadata } from 'next'
import { cache } from 'react'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { RotateTokens } from '#components/tokens/rotate-tokens.tsx'
import { tokenAreas } from '#components/tokens/token-labels.ts'
import { TokensToRotate } from '#components/tokens/tokens-to-rotate.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { getRotation } from '#lib/tokens/get-rotation.ts'
import { isRotatable } from '#lib/tokens/editable.ts'
import { nameOf } from '#lib/tokens/name-of.ts'

type Props = { owner: Owner; search: Record<string, string | string[] | undefined> }

/** "Rotate CI for web · Security" */
export async function rotateMetadata(props: Props): Promise<Metadata> {
  const { data } = await loadRotation(props)
  const what = data?.tokens.length === 1 ? nameOf(data.tokens[0]!) : 'access tokens'
  return { title: `Rotate ${what} · ${tokenAreas[props.owner.kind]}` }
}

export async function RotateTokensPage({ owner, search }: Props) {
  const { data: rotation, refusal } = await loadRotation({ owner, search })
  if (refusal) return refusal
  const { tokens } = rotation
  const one = tokens.length === 1 ? tokens[0] : undefined
  const stuck = tokens.find((token) => !isRotatable(token, rotation))
  const paths = tokenPaths(owner)
  return (
    <>
      <PageHeader
        back={
          <BackLink href={one ? paths.page(one.id) : paths.list}>
            {one ? nameOf(one) : tokenAreas[owner.kind]}
          </BackLink>
        }
        title={
          one ? (
            <span className="wrap-anywhere">
              Rotate “<bdi>{nameOf(one)}</bdi>”
            </span>
          ) : (
            `Rotate ${tokens.length} tokens`
          )
        }
        description={`A new secret${one ? '' : ' each'} and a new expiration. Name, rights and history stay.`}
      />
      {!one && <TokensToRotate tokens={tokens} />}
      {stuck ? (
        <Notice>
          “<bdi>{nameOf(stuck)}</bdi>”{' '}
          {stuck.source === 'auto'
            ? stuck.workload
              ? 'is the token of a trusted workload, whose next job gets another.'
              : 'is the token of a device: sign in on the device again to get another.'
            : stuck.source === 'request'
              ? 'was requested by a tool, which can ask for another.'
              : 'is inactive and can only be deleted.'}
        </Notice>
      ) : (
        <RotateTokens
          {...{ owner, rotation }}
          host={env.REGISTRY_HOST}
          gitUrl={env.GIT_URL}
          origin={env.PUBLIC_URL}
          now={new Date()}
        />
      )}
    </>
  )
}

function loadRotation({ owner, search }: Props) {
  const organization = owner.kind === 'organization' ? owner.name : null
  const page = { title: 'Rotate', ...(organization !== null && { organization }) }
  return loadOrRefuse(readOnce(organization, [search.id ?? []].flat().join()), page)
}

/** Title and page ask for the same. */
const readOnce = cache(async (organization: string | null, ids: string) => {
  const owner = organization === null ? ownAccount : organizationOwner(organization)
  return getRotation<Owner>(await requireActor(), owner, ids === '' ? [] : ids.split(','))
})
