import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const pages = ['/sign-in', '/register', '/account/security', '/account/profile', '/repositories', '/nowhere']
const machines = ['/v2/', '/token', '/.well-known/jwks.json', '/healthz']

const policyOf = (header: string | undefined) =>
  new Map((header ?? '').split('; ').map((directive) => [directive.split(' ')[0]!, directive]))

test('every answer carries the usual headers', async ({ page, person }) => {
  const { id } = await addToken(person)
  await page.goto('/account/security')
  const script = await page.locator('script[src]').first().getAttribute('src')
  for (const path of [...pages, ...machines, `/account/security/${id}`, script!, '/icon.svg']) {
    const headers = (await page.request.get(path)).headers()
    expect.soft(headers['x-content-type-options'], path).toBe('nosniff')
    expect.soft(headers['x-frame-options'], path).toBe('DENY')
    expect.soft(headers['referrer-policy'], path).toBe('same-origin')
    expect.soft(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect.soft(headers['content-security-policy'], path).toContain("default-src 'none'")
    expect.soft(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('a page runs only scripts that carry its own nonce', async ({ page, person: _ }) => {
  const nonces = new Set<string>()
  for (const path of pages) {
    const answer = await page.request.get(path)
    const policy = policyOf(answer.headers()['content-security-policy'])
    const scripts = policy.get('script-src')!
    expect(scripts).not.toMatch(/unsafe|\*|https?:/)
    expect(policy.get('frame-ancestors')).toContain("'none'")
    const nonce = /'nonce-([^']+)'/.exec(scripts)![1]!
    nonces.add(nonce)
    for (const [tag] of (await answer.text()).matchAll(/<script\b[^>]*>/g))
      expect(tag).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(pages.length)
})

test('an injected script does not run', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/sign-in')
  const blocked = page.waitForEvent('console', (message) =>
    message.text().includes('Content Security Policy'),
  )
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken"'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="data:," onerror="document.title = `taken`">'
    document.body.append(image)
  })
  await blocked
  await expect(page).not.toHaveTitle('taken')
  await page.close()
})

test('pages with data of a person are kept in no cache', async ({ page, person }) => {
  await addToken(person)
  for (const path of ['/account/security', '/account/profile', '/account/sessions', '/repositories']) {
    const headers = (await page.request.get(path)).headers()
    expect(headers['cache-control'], path).toMatch(/no-store/)
  }
})
