import type { Page } from '@playwright/test'
import { coveredHeight } from '#e2e/fixtures/covered-height.ts'
import { everyPage } from '#e2e/fixtures/every-page.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

/** As long as a text may be; from left to right as a whole, since what is too wide would else go where nobody can scroll. */
const text = `a-name-that-goes-on-מפתח הבנייה של api (v2)-${'a-name-that-goes-on-'.repeat(4)}`.slice(0, 100)

/** Where the text stands, and whether it is kept apart from what stands beside it. */
const namesIn = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const { parentElement: holder, textContent } = walker.currentNode
      if (!/\p{Script=Hebrew}/u.test(textContent ?? '') || holder?.closest('script')) continue
      found.push({ isApart: !!holder?.closest('bdi, [dir=auto]'), html: holder?.outerHTML })
    }
    return found
  })

// Together, since what takes its time is to open them all.
test('at 400 % zoom of 1280 × 1024 no page is wider than the view, or keeps a quarter of it covered, and what is written from right to left reorders nothing beside it', async ({
  page,
  person,
  other,
}) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 256 })
  const paths = await everyPage(person, other, { text })
  let seen = 0
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(wider, path).toBeLessThanOrEqual(0)
    expect.soft(await coveredHeight(page), path).toBeLessThan(64)
    const names = await namesIn(page)
    seen += names.length
    const mixed = names.filter(({ isApart }) => !isApart).map(({ html }) => html)
    expect.soft(mixed, path).toEqual([])
  }
  expect(seen).toBeGreaterThan(paths.length)
})
