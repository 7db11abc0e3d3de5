import { reachInWords, sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { Time } from '#components/ui/time.tsx'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import type { ReactNode } from 'react'

/** What of a token can't be changed, and how it stands. */
export function TokenFacts({ token, now }: { token: PublicToken; now: Date }) {
  const { hint, status, source, createdAt, expiresAt, lastUse } = token
  return (
    <dl className="mb-8 grid gap-x-8 gap-y-4 rounded-card border border-line bg-surface px-4 py-3.5 text-sm sm:grid-cols-3 lg:grid-cols-5">
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
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-text-muted">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  )
}
