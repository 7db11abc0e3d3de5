import type { GrantRow, GrantTypes } from '#lib/grants/grant.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { givenService, type GivenServiceRow } from '#lib/tokens/given-services.ts'
import { statusOf, type TokenStatus } from '#lib/tokens/status.ts'

/** By hand; for a device that signed in; or for a tool that asked for just that, and a person approved it. */
type TokenSource = 'manual' | 'auto' | 'request'

/** The public fields of any token, selected column by column, without the hash. */
export type AnyToken = {
  id: string
  hint: string
  /** What an organization's token is told apart by; a personal one has its description alone. */
  label?: string
  description: string
  status: TokenStatus
  source: TokenSource
  /** Of one that is not made by hand: the device that it was made for, and the id of the client that asked for it. */
  device: { name: string; client: string } | null
  /** Of a requested token: why, in the words of the tool that asked. */
  reason: string | null
  /** Of an organization's auto-generated token: the trusted workload that it was made for, and the CI's page of that run. */
  workload: { id: string; name: string } | null
  runUrl: string | null
  /** Who made an organization's token: a username, kept when that person leaves. */
  createdBy: string | null
  /** From where and with what program it was made; null where nobody noted it. */
  creatorAddress: string | null
  creatorAgent: string | null
  createdAt: Date
  expiresAt: Date | null
  /** The expiry in the words of the API's client, where one made the token. */
  expiresAtSent: string | null
  lastUse: { at: Date; address: string | null; client: string | null; action: string | null } | null
  /** When it was last presented after it had expired; null while it works, and where nobody did. */
  expiredUse: { at: Date; address: string | null; client: string | null } | null
  /** When it got its present secret, if that is not its first. */
  rotatedAt: Date | null
  /** The old secret of a rotated token, while it is still valid: until `endsAt` or the first use of the new one. */
  oldSecret: {
    hint: string
    endsAt: Date
    lastUse: { at: Date; address: string | null; client: string | null } | null
  } | null
  /** When it asked for more than it was granted, since it was last edited, and for what: "push to demo/web". */
  lastRefusal: { at: Date; action: string } | null
  /** What it may use beside repositories. */
  services: GivenService[]
}

/** The only shape of a token that leaves lib/tokens. */
export type PublicToken<Kind extends OwnerKind> = AnyToken & GrantTypes[Kind]['held']

/** One token with its selected repositories, for its edit form. */
export type TokenDetails<Kind extends OwnerKind> = PublicToken<Kind> & {
  chosenRepositories: GrantTypes[Kind]['chosen'][]
}

/** A row as `selectTokens` reads it. */
export type TokenRow = Omit<
  AnyToken,
  'label' | 'status' | 'device' | 'lastUse' | 'expiredUse' | 'lastRefusal' | 'oldSecret' | 'services'
> &
  GrantRow & {
    label: string | null
    deviceName: string | null
    clientId: string | null
    isActive: boolean
    lastUsedAt: Date | null
    lastUsedAddress: string | null
    lastUsedClient: string | null
    lastUsedAction: string | null
    expiredUseAt: Date | null
    expiredUseAddress: string | null
    expiredUseClient: string | null
    lastRefusedAt: Date | null
    lastRefusedAction: string | null
    /** All null where no secret is retired that was not ended. */
    oldHint: string | null
    oldEndsAt: Date | null
    oldUsedAt: Date | null
    oldUsedAddress: string | null
    oldUsedClient: string | null
    services: GivenServiceRow[]
  }

export function publicToken<Kind extends OwnerKind>(kind: Kind, row: TokenRow, now: Date): PublicToken<Kind> {
  return {
    id: row.id,
    hint: row.hint,
    ...(row.label !== null && { label: row.label }),
    description: row.description,
    status: statusOf(row, now),
    source: row.source,
    workload: row.workload,
    runUrl: row.runUrl,
    device: row.deviceName === null ? null : { name: row.deviceName, client: row.clientId ?? '' },
    reason: row.reason,
    createdBy: row.createdBy,
    creatorAddress: row.creatorAddress,
    creatorAgent: row.creatorAgent,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    expiresAtSent: row.expiresAtSent,
    lastUse: row.lastUsedAt && {
      at: row.lastUsedAt,
      address: row.lastUsedAddress,
      client: row.lastUsedClient,
      action: row.lastUsedAction,
    },
    expiredUse: expiredUseOf(row, now),
    rotatedAt: row.rotatedAt,
    oldSecret: oldSecretOf(row, now),
    lastRefusal: row.lastRefusedAt && { at: row.lastRefusedAt, action: row.lastRefusedAction ?? '' },
    services: row.services.map(givenService),
    ...grantOf(kind).read(row),
  }
}

/** Of an earlier expiry, which a rotation or an edit has moved, nothing is told. */
function expiredUseOf(row: TokenRow, now: Date): AnyToken['expiredUse'] {
  const { expiresAt, expiredUseAt: at } = row
  if (!at || !expiresAt || expiresAt > now || at < expiresAt) return null
  return { at, address: row.expiredUseAddress, client: row.expiredUseClient }
}

function oldSecretOf(row: TokenRow, now: Date): AnyToken['oldSecret'] {
  const { oldHint: hint, oldEndsAt: endsAt, oldUsedAt: at } = row
  if (hint === null || endsAt === null || endsAt <= now) return null
  return { hint, endsAt, lastUse: at && { at, address: row.oldUsedAddress, client: row.oldUsedClient } }
}
