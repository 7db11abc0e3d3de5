import { reachInWords, sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

/** What of a token can't be changed, and how it stands. */
export function TokenFacts({ token, now }: { token: PublicToken; now: Date }) {
  const { hint, status, source, createdAt, expiresAt, lastUse } = token
  return (
    <Facts className="lg:grid-cols-5">
      <Fact name="Secret">
        <span className="font-mono">{hint}</span>
      </Fact>
      <Fact name="Status">
        {statusWords[status]}, {sourceWords[source].toLowerCase()}
      </Fact>
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Last used">{lastUse ? <Time at={lastUse.at} now={now} /> : 'Never'}</Fact>
      <Fact name={status === 'expired' ? 'Expired' : 'Expires'}>
        {expiresAt ? <Time at={expiresAt} now={now} /> : 'Never'}
      </Fact>
      {status === 'expired' && (
        <Fact name="Permission">
          {personalPermission(token.permission).label}, {reachInWords(token.repositories).toLowerCase()}
        </Fact>
      )}
    </Facts>
  )
}
