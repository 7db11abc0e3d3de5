import { describeAccess } from '#components/organization-tokens/access-words.ts'
import { TokenStatusWord } from '#components/tokens/token-status-word.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'

type Props = { token: OrganizationTokenDetails; now: Date; complete: boolean }

/** What of a token can't be changed, and how it stands; where nothing can be, all of it. */
export function OrganizationTokenFacts({ token, now, complete }: Props) {
  const { hint, status, createdBy, createdAt, expiresAt, lastUse } = token
  return (
    <Facts className="grid-cols-2 sm:grid-cols-3 xl:grid-cols-6">
      <Fact name="Secret">
        <span className="font-mono">{hint}</span>
      </Fact>
      <Fact name="Status">
        <TokenStatusWord status={status} />
      </Fact>
      <Fact name="Created by">{createdBy}</Fact>
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Last used">{lastUse ? <Time at={lastUse.at} now={now} /> : 'Never used'}</Fact>
      <Fact name={status === 'expired' ? 'Expired' : 'Expires'}>
        {expiresAt ? <Time at={expiresAt} now={now} /> : 'Never'}
      </Fact>
      {complete && (
        <>
          <Fact name="Label">
            <bdi>{token.label}</bdi>
          </Fact>
          {token.description && (
            <Fact name="Description">
              <bdi>{token.description}</bdi>
            </Fact>
          )}
          <Fact name="Access">{describeAccess(token).join('; ')}</Fact>
        </>
      )}
    </Facts>
  )
}
