import { randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { askNextAuth } from '#lib/testing/ask-next-auth.ts'
import { followProvider } from '#lib/testing/follow-provider.ts'
import type { startIdentityProvider, ProviderPerson } from '#lib/testing/identity-provider.ts'
import { newPerson } from '#lib/testing/new-person.ts'

type Change = (query: Record<string, string>) => Record<string, string>

/** The whole way, as a browser with these cookies goes it: what is asked for there, and where it ends. */
export async function signInAtProvider(
  provider: Awaited<ReturnType<typeof startIdentityProvider>>,
  jar: Map<string, string>,
  person: ProviderPerson | null,
  change: Change = (query) => query,
) {
  provider.signsIn(person)
  const { csrfToken } = (await askNextAuth(jar, 'GET', ['csrf'])).answer
  const form = { csrfToken, callbackUrl: '/account/sessions' }
  const begun = await askNextAuth(jar, 'POST', ['signin', 'oidc'], form)
  const back = await followProvider(begun.answer.url!)
  const query = change(Object.fromEntries(back.searchParams))
  const ended = await askNextAuth(jar, 'GET', ['callback', 'oidc'], {}, query)
  return { asked: new URL(begun.answer.url!), answer: ended.answer.url?.replace(env.PUBLIC_URL, '') }
}

/** Somebody whom no other test knows. */
export function newProviderPerson(more: Partial<ProviderPerson> = {}): ProviderPerson {
  const sub = randomBytes(6).toString('hex')
  return { sub, email: `${sub}@example.com`, email_verified: true, ...more }
}

/** Somebody with an account whose address is verified at both ends. */
export async function newVerifiedPerson() {
  const person = await newPerson()
  await db.account.update({ where: { id: person.id }, data: { emailVerifiedAt: new Date() } })
  return { person, there: newProviderPerson({ email: person.email }) }
}
