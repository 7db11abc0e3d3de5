/** Columns as wide as their content, with two spaces between. */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** Labels and what they stand for, in two columns. */
export function facts(pairs: [string, string | null | undefined][]): string {
  const known = pairs.filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  )
  const width = Math.max(...known.map(([label]) => label.length))
  return known.map(([label, text]) => `${`${label}:`.padEnd(width + 1)}  ${text}\n`).join('')
}
