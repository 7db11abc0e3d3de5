/** What a browser does at the identity provider: follows it, with its cookies, until it leads elsewhere. */
export async function followProvider(url: string, jar = new Map<string, string>()): Promise<URL> {
  const { origin } = new URL(url)
  for (let at = new URL(url), left = 10; left > 0; left -= 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${at.href} answered ${answer.status}: ${await answer.text()}`)
    at = new URL(location, at)
    if (at.origin !== origin) return at
  }
  throw new Error('The identity provider leads in a circle.')
}
