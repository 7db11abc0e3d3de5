import { expect, test } from '#e2e/fixtures/test.ts'

const types: [string, RegExp][] = [
  ['/favicon.ico', /^image\/(x-icon|vnd\.microsoft\.icon)$/],
  ['/icon.svg', /^image\/svg\+xml$/],
  ['/icon-192.png', /^image\/png$/],
  ['/icon-512.png', /^image\/png$/],
  ['/icon-maskable-512.png', /^image\/png$/],
  ['/apple-touch-icon.png', /^image\/png$/],
  ['/social-image.png', /^image\/png$/],
  ['/manifest.webmanifest', /^application\/manifest\+json/],
  ['/robots.txt', /^text\/plain/],
]

test('what a browser and a crawler ask for has its type and is kept for a day', async ({ request }) => {
  for (const [path, type] of types) {
    const answer = await request.get(path)
    expect.soft(answer.status(), path).toBe(200)
    expect.soft(answer.headers()['content-type'], path).toMatch(type)
    expect.soft(answer.headers()['cache-control'], path).toBe('public, max-age=86400')
  }
})

test('a page names icons, manifest and social image, each of the size that is said', async ({ page }) => {
  await page.goto('/sign-in')
  const sizeOf = (path: string) =>
    page.evaluate(async (src) => {
      const image = Object.assign(new Image(), { src })
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, path)
  const hrefOf = async (rel: string) => page.locator(`link[rel="${rel}"]`).last().getAttribute('href')
  const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content')

  expect(await hrefOf('icon')).toBe('/icon.svg')
  expect(await sizeOf((await hrefOf('apple-touch-icon'))!)).toBe('180x180')
  const manifest = await (await page.request.get((await hrefOf('manifest'))!)).json()
  for (const { src, sizes } of manifest.icons) if (sizes !== 'any') expect(await sizeOf(src)).toBe(sizes)
  const image = new URL((await meta('image'))!)
  expect(image.origin).toBe(process.env.GATEHOUSE_TEST_URL)
  expect(await sizeOf(image.pathname)).toBe(`${await meta('image:width')}x${await meta('image:height')}`)
})

test('favicon.ico holds the sizes that browsers take out of it', async ({ request }) => {
  const icon = await (await request.get('/favicon.ico')).body()
  const widths = Array.from({ length: icon.readUInt16LE(4) }, (_, at) => icon[6 + 16 * at])
  expect(widths).toEqual([16, 32, 48])
})

test('robots.txt keeps crawlers out of all that is private', async ({ request }) => {
  const lines = (await (await request.get('/robots.txt')).text()).split('\n')
  const rules = lines.flatMap((line) => {
    const [, what, path] = /^(Allow|Disallow): (.+)$/.exec(line) ?? []
    return path ? [{ allows: what === 'Allow', path }] : []
  })
  // RFC 9309: of the rules that match, the longest decides.
  const mayCrawl = (path: string) =>
    rules.filter((rule) => path.startsWith(rule.path)).sort((a, b) => b.path.length - a.path.length)[0]
      ?.allows ?? true
  for (const path of ['/', '/account/security', '/organizations/acme', '/repositories', '/site', '/set-up/1'])
    expect(mayCrawl(path), path).toBe(false)
  for (const path of ['/register', '/invites/1', '/v2/', '/token', '/api/auth/csrf'])
    expect(mayCrawl(path), path).toBe(false)
  for (const path of ['/sign-in', '/docs/api', '/social-image.png', '/icon.svg', '/favicon.ico'])
    expect(mayCrawl(path), path).toBe(true)
})
