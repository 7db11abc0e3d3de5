import { expect, it } from 'vitest'
import { csvLine } from '#lib/csv-line.ts'

it.each([
  [['a', 'b c', ''], '"a","b c",""\r\n'],
  [['1,5', 'say "hi"', 'two\r\nlines'], '"1,5","say ""hi""","two\r\nlines"\r\n'],
  [[-5, 0, null], '-5,0,\r\n'],
  [['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)'], `"'=HYPERLINK(""x"")","'+1","'-1","'@SUM(A1)"\r\n`],
  [['＝1', '＋1', '－1', '＠A1'], `"'＝1","'＋1","'－1","'＠A1"\r\n`],
  [['\t=1', '\r=1', '\n=1'], `"'\t'=1","'\r=1","'\n=1"\r\n`],
  [['a;=1', 'a;;＋1', 'a\t@b'], `"a;'=1","a;;'＋1","a\t'@b"\r\n`],
  [['a=1', ' =1', "'=1", 'a;b'], `"a=1"," =1","'=1","a;b"\r\n`],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
