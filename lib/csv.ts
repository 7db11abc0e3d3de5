/**
 * One line of CSV as RFC 4180 writes it. Text that a spreadsheet would take for a formula gets an apostrophe in front,
 * which makes it text there.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : `${value}`
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
