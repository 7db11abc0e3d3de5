import { db } from '#lib/database/db.ts'
import { newService } from '#lib/testing/new-service.ts'

/** A service `npm` whose host waits for a site administrator. */
export async function newWaitingService(organization: { id: string; name: string }) {
  const service = await newService(organization, { name: 'npm' })
  await db.serviceHost.updateMany({ where: { pattern: service.host }, data: { confirmedAt: null } })
  return service
}
