import { TokenStatusWord } from '#components/tokens/token-status-word.tsx'
import { describeReach, sourceWords } from '#components/tokens/token-words.ts'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

/** What of a token can't be changed, and how it stands. */
export function TokenFacts({ token, now }: { token: PublicToken; now: Date }) {
  const { hint, status, source, createdAt, expiresAt, lastUse } = token
  return (
    <Facts className="grid-cols-2 sm:grid-cols-3 xl:grid-cols-6">
      <Fact name="Secret">
        <span className="font-mono">{hint}</span>
      </Fact>
      <Fact name="Status">
        <TokenStatusWord status={status} />
      </Fact>
      <Fact name="Source">{sourceWords[source]}</Fact>
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Last used">{lastUse ? <Time at={lastUse.at} now={now} /> : 'Never used'}</Fact>
      <Fact name={status === 'expired' ? 'Expired' : 'Expires'}>
        {expiresAt ? <Time at={expiresAt} now={now} /> : 'Never'}
      </Fact>
      {status === 'expired' && (
        <>
          <Fact name="Description">
            <bdi>{token.description}</bdi>
          </Fact>
          <Fact name="Permission">{personalPermission(token.permission).label}</Fact>
          <Fact name="Repositories">{describeReach(token.repositories)}</Fact>
        </>
      )}
    </Facts>
  )
}
