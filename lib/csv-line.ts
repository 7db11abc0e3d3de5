/**
 * One line of CSV as RFC 4180 writes it, with every text in quotes. A sign that a spreadsheet takes for the beginning of a
 * formula gets an apostrophe in front, also behind what some of them take for the end of a cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : `${value}`
  return `"${value.replaceAll(beforeFormula, "'").replaceAll('"', '""')}"`
}

const beforeFormula = /(?<=^|[;\t])(?=[=+\-@\t\r\n＝＋－＠])/g
