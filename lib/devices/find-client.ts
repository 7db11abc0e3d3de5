import { db } from '#lib/database/db.ts'
import { clientIdSchema } from '#lib/devices/schema.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { z } from 'zod'

export type DeviceClient = { id: string; name: string }

const inputSchema = z.object({ clientId: clientIdSchema })

/** A registered client. Throws `invalid` for the field `clientId`. */
export async function findClient(clientId: string | undefined): Promise<DeviceClient> {
  const { clientId: id } = parse(inputSchema, { clientId })
  const client = await db.oauthClient.findUnique({ where: { id }, select: { id: true, name: true } })
  if (client) return client
  const message = 'This client is not registered. A site administrator can add it under Device clients.'
  throw new AppError('invalid', message, { fields: { clientId: message } })
}
