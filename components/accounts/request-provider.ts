/** Begins a sign-in with the identity provider: the address there, or null where it does not answer. */
export async function requestProvider(next: string): Promise<string | null> {
  const { csrfToken } = (await answerOf('/api/auth/csrf')) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' })
  const { url } = (await answerOf('/api/auth/signin/oidc', { method: 'POST', body })) as { url: string }
  return new URL(url).origin === window.location.origin ? null : url
}

async function answerOf(path: string, init?: RequestInit) {
  return (await fetch(path, init)).json()
}
