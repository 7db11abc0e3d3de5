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

/** The narrowest windows in which a table gets columns, more of them, and more of them beside the navigation. */
const narrow = [740, 960, 1200]

/** The heads of columns that have no room for their label. */
async function crampedHeads(page: Page): Promise<string[]> {
  const size = page.viewportSize()!
  const cramped: string[] = []
  for (const width of narrow) {
    await page.setViewportSize({ ...size, width })
    const heads = await page.getByRole('columnheader').evaluateAll((cells) =>
      cells
        .filter((cell) => cell.checkVisibility() && cell.textContent !== 'Actions')
        .filter((cell) => {
          const label = document.createRange()
          label.selectNodeContents(cell)
          return label.getBoundingClientRect().right > cell.getBoundingClientRect().right
        })
        .map(({ textContent }) => textContent),
    )
    cramped.push(...heads.map((head) => `${head} at ${width}`))
  }
  await page.setViewportSize(size)
  return cramped
}

// Together, since what takes its time is to open them all.
test('at 400 % zoom of 1280 × 1024 no page is wider than the view or keeps a quarter of it covered, what is written from right to left reorders nothing beside it, and the heads of tables have room', async ({
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
    expect.soft(await crampedHeads(page), path).toEqual([])
    const names = await namesIn(page)
    seen += names.length
    const mixed = names.filter(({ isApart }) => !isApart).map(({ html }) => html)
    expect.soft(mixed, path).toEqual([])
  }
  expect(seen).toBeGreaterThan(paths.length)
})
