import { TokenStatusLabel } from '#components/tokens/token-status-label.tsx'
import { sourceLabels } from '#components/tokens/token-labels.ts'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { textsOf } from '#lib/tokens/schema.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

type Props<Kind extends OwnerKind> = { kind: Kind; token: PublicToken<Kind>; now: Date; isClosed: boolean }

/** What of a token can't be changed, and how it stands; where nothing can be, all of it. */
export function TokenFacts<Kind extends OwnerKind>({ kind, token, now, isClosed }: Props<Kind>) {
  const { hint, status, source, createdBy, createdAt, expiresAt, lastUse, lastRefusal } = token
  return (
    <Facts className="grid-cols-2 sm:grid-cols-3 xl:grid-cols-6">
      <Fact name="Secret">
        <span className="font-mono">{hint}</span>
      </Fact>
      <Fact name="Status">
        <TokenStatusLabel status={status} />
      </Fact>
      {createdBy === null ? (
        <Fact name="Source">{sourceLabels[source]}</Fact>
      ) : (
        <Fact name="Created by">{createdBy}</Fact>
      )}
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Last used">{lastUse ? <Time at={lastUse.at} now={now} /> : 'Never used'}</Fact>
      <Fact name={status === 'expired' ? 'Expired' : 'Expires'}>
        {expiresAt ? <Time at={expiresAt} now={now} /> : 'Never'}
      </Fact>
      {lastRefusal && (
        <Fact name="Not granted">
          <bdi>{lastRefusal.action}</bdi>, <Time at={lastRefusal.at} now={now} />
        </Fact>
      )}
      {isClosed &&
        factsOf(kind, token).map(({ name, text }) => (
          <Fact key={name} name={name}>
            <bdi>{text}</bdi>
          </Fact>
        ))}
    </Facts>
  )
}

/** What a form would hold. */
function factsOf<Kind extends OwnerKind>(kind: Kind, token: PublicToken<Kind>) {
  const texts = textsOf(kind, token)
  const named = tokenPolicies[kind].fields.map(({ name, label }) => ({
    name: label,
    text: texts[name] ?? '',
  }))
  return [...named.filter(({ text }) => text !== ''), ...grantOf(kind).facts(token)]
}
