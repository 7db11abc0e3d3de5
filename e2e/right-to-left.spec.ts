import { everyPage } from '#e2e/fixtures/every-page.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

test('what is written from right to left reorders nothing beside it', async ({ page, person, other }) => {
  test.slow()
  const paths = await everyPage(person, other, { text: 'מפתח הבנייה של api (v2)', slug: 'web' })
  let seen = 0
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const names = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found = []
      while (walker.nextNode()) {
        const { parentElement: holder, textContent } = walker.currentNode
        if (!/\p{Script=Hebrew}/u.test(textContent ?? '') || holder?.closest('script')) continue
        found.push({ isApart: !!holder?.closest('bdi, [dir=auto]'), html: holder?.outerHTML })
      }
      return found
    })
    seen += names.length
    expect
      .soft(
        names.filter(({ isApart }) => !isApart).map(({ html }) => html),
        path,
      )
      .toEqual([])
  }
  expect(seen).toBeGreaterThan(paths.length)
})
