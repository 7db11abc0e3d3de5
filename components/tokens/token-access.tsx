import { ChosenRepositories } from '#components/tokens/chosen-repositories.tsx'
import { EditToken } from '#components/tokens/edit-token.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { grantOf } from '#lib/grants/grant-of.ts'
import { reachesNothing } from '#lib/grants/describe-organization-grant.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import type { TokenPage } from '#lib/tokens/get-token-page.ts'
import { isEditable } from '#lib/tokens/editable.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { textsOf } from '#lib/tokens/texts-of.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

type Props = { owner: Owner; page: TokenPage; now: Date; origin: string; services: OfferedService[] }

/** The form for what a token is called and may do; what it holds, where that can't be changed any more. */
export function TokenAccess({
  owner,
  page: { token, deletion, canReactivate },
  now,
  origin,
  services,
}: Props) {
  if (!deletion && token.source === 'manual' && isEditable(token.status, { canReactivate })) {
    return (
      <>
        {'scopes' in token && reachesNothing(token, token.services) && (
          <Notice className="mb-8">
            Its repositories have been deleted. It can't access anything until you add others.
          </Notice>
        )}
        <EditToken {...{ owner, token, now, origin, services }} />
      </>
    )
  }
  return (
    <>
      <Notice className="mb-6">
        {deletion
          ? 'This token was deleted. It no longer works.'
          : token.workload
            ? 'It is what its trusted workload allows, so it can only be deactivated or deleted.'
            : token.source !== 'manual'
              ? `It was approved for this ${token.source === 'auto' ? 'device' : 'tool'} as it is, so it can only be deactivated or deleted.`
              : token.status === 'expired'
                ? 'This token has expired: it no longer works. Rotate it to use it again, or delete it.'
                : 'This token is inactive: it no longer works and can only be deleted.'}
        {!deletion && token.status === 'inactive' && owner.kind === 'organization' && (
          <>
            {' '}
            The <TextLink href={paths.organizationSettings(owner.name)}>settings</TextLink> decide whether
            inactive tokens can be activated again.
          </>
        )}
      </Notice>
      <Facts>
        {factsOf(owner.kind, token).map(({ name, text }) => (
          <Fact key={name} name={name}>
            <bdi>{text}</bdi>
          </Fact>
        ))}
        {(token.chosenRepositories.length > 0 || token.services.length > 0) && (
          <Fact name={token.services.length > 0 ? 'Chosen repositories and services' : 'Chosen repositories'}>
            <ChosenRepositories token={token} />
          </Fact>
        )}
      </Facts>
    </>
  )
}

/** What a form would hold. */
function factsOf<Kind extends OwnerKind>(kind: Kind, token: TokenDetails<Kind>) {
  const texts = textsOf(kind, token)
  const named = tokenPolicies[kind].fields.map(({ name, label }) => ({
    name: label,
    text: texts[name] ?? '',
  }))
  return [...named.filter(({ text }) => text !== ''), ...grantOf(kind).facts(token, token.services)]
}
