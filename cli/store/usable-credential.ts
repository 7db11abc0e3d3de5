import { askWhetherEnded } from '#cli/http/ask-whether-ended.ts'
import { eraseCredential, findCredential, type Credential } from '#cli/store/credentials.ts'

/** What a helper may give out, or why there is nothing; a secret that has ended for good is erased first. */
export async function usableCredential(
  host: string,
  program: string,
): Promise<{ credential: Credential | null; why: string | null }> {
  const credential = findCredential(host)
  const end = credential && (await askWhetherEnded(credential, program))
  if (!credential || !end) return { credential, why: null }
  eraseCredential(host, credential.secret)
  return { credential: null, why: `${end} It was erased here: run gatehouse login ${host}` }
}
