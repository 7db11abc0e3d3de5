/** What a browser sends, with the cookies that it keeps. Tests give Next.js `nextHeaders` for `next/headers`. */
export function newBrowser() {
  const browser = {
    cookies: new Map<string, string>(),
    headers: new Headers(),
    nextHeaders: {
      headers: async () => browser.headers,
      cookies: async () => ({
        get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
        set: (name: string, value: string) =>
          value ? browser.cookies.set(name, value) : browser.cookies.delete(name),
      }),
    },
  }
  return browser
}
