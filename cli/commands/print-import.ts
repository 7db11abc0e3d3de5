import { table } from '#cli/terminal/table.ts'

type State = 'make' | 'there' | 'not'
type Row = { line: number; source: string; state: State; text: string }
type Counts = Record<string, number>
export type Preview = { rows: Row[]; makes: Counts; plan_hash: string }
export type Result = {
  made: Counts
  secrets: { kind: 'token' | 'link'; name: string; owner: string; secret: string }[]
}

const words: Record<State, string> = { make: 'new', there: 'there', not: 'no' }

/** What becomes of each line, and how many of what. */
export function printRows({ rows, makes }: Preview): void {
  const cells = rows.map(({ line, source, state, text }) => [
    `${line}`,
    words[state],
    shortened(source),
    text,
  ])
  process.stdout.write(table(['LINE', 'MAPS', 'SOURCE', 'WHAT IT BECOMES, OR WHY NOT'], cells))
  const left = rows.filter(({ state }) => state === 'not').length
  printCounts('To import', makes)
  if (left > 0) process.stderr.write(`${left} ${left === 1 ? 'row becomes' : 'rows become'} nothing.\n`)
}

const shortened = (text: string) => (text.length > 48 ? `${text.slice(0, 47)}…` : text)

/** "To import: 3 accounts, 1 organization." */
export function printCounts(what: string, counts: Counts): void {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`)
  process.stderr.write(`${what}: ${parts.join(', ') || 'nothing'}.\n`)
}

const singular = (name: string) => (name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.slice(0, -1))

/** One line for each, as RFC 4180 writes it. */
export function csvOf(secrets: Result['secrets']): string {
  const lines = secrets.map(({ kind, name, owner, secret }) => [kind, owner, name, secret])
  return [['Kind', 'Owner', 'Name', 'Secret or link'], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('')
}

/** A sign that a spreadsheet takes for the beginning of a formula gets an apostrophe in front. */
const quoted = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
