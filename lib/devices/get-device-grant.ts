import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import type { AskedAccess } from '#lib/devices/asked-access.ts'
import { askedOf, type AskedOf } from '#lib/devices/asked-of.ts'
import { overflowingTokens } from '#lib/devices/overflowing-tokens.ts'
import { showUserCode, readUserCode } from '#lib/devices/user-code.ts'
import { withUserCode, wrongUserCode } from '#lib/devices/with-user-code.ts'
import { networkOf } from '#lib/network-of.ts'

/** What a person decides by whether to approve a device. */
export type AskingDevice = {
  userCode: string
  client: { id: string; name: string }
  deviceName: string
  address: string
  /** Whether it asked from the network that the person is in. */
  isFromHere: boolean
  askedAt: Date
  expiresAt: Date
  state: 'pending' | 'approved' | 'denied'
  /** The name of the auto-generated token that its own would replace. */
  replaces: string | null
  /** What a tool asks for, with what of it the person could do; null of a device that asks to be signed in. */
  asks: AskedOf | null
}

/** The device that shows this code. */
export async function getDeviceGrant(actor: Actor, typed: string, now = new Date()): Promise<AskingDevice> {
  authorizePerson(actor, 'tokens')
  return withUserCode(actor, typed, async (userCodeHash) => {
    const found = await db.deviceGrant.findFirst({
      where: { userCodeHash, expiresAt: { gt: now } },
      select: {
        ...{ deviceName: true, address: true, createdAt: true, expiresAt: true, state: true, asked: true },
        client: { select: { id: true, name: true } },
      },
    })
    if (!found) throw wrongUserCode()
    const { createdAt: askedAt, asked, ...grant } = found
    const asks = asked === null ? null : await askedOf(actor, asked as AskedAccess)
    const isFromHere = networkOf(found.address) === networkOf(actor.address)
    const userCode = showUserCode(readUserCode(typed)!)
    if (asks) return { ...grant, askedAt, isFromHere, userCode, asks, replaces: null }
    const [replaced] = await db.$queryRaw<{ description: string }[]>`
      SELECT description FROM token WHERE id IN (${overflowingTokens(actor.accountId)})`
    return { ...grant, askedAt, isFromHere, userCode, asks, replaces: replaced?.description ?? null }
  })
}
