import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { patternsOf, serviceByHost, type FoundService } from '#lib/services/found-service.ts'

/**
 * The service at a host (in lower case, with the port unless it is the usual one), once a site administrator has confirmed
 * it: by its own name, else by a pattern. On the hot path of forward auth: one statement, and nothing is kept between calls.
 */
export async function findService(host: string): Promise<FoundService | null> {
  // Nothing that is asked for is a pattern itself.
  return host.includes('*') ? null : find(patternsOf(host))
}

const find = batchRowLookUps<FoundService>('find-service', serviceByHost, ['text', 'text'])
