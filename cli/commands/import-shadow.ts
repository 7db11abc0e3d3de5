import type { Command } from 'commander'
import { printJson } from '#cli/commands/print-token.ts'
import { logParts } from '#cli/commands/log-parts.ts'
import { askFor } from '#cli/http/ask.ts'
import { personSession, type SignInOptions } from '#cli/http/person-session.ts'
import { readTextFile } from '#cli/read-text-file.ts'
import { table } from '#cli/terminal/table.ts'

type Difference = {
  account: string
  token: string | null
  repository: string
  looser: string[]
  stricter: string[]
  count: number
  first_line: number
  reason: string | null
}
type Report = Record<'compared' | 'same' | 'looser' | 'stricter' | 'ignored', number> & {
  skipped: { line: number; reason: string }[]
  differences: Difference[]
}

/** `gatehouse import shadow`: what another service decided beside what Gatehouse would have. */
export function addShadow(parent: Command, withSignIn: (command: Command) => Command): void {
  withSignIn(
    parent
      .command('shadow')
      .description('Replay the decisions of another service, and list where Gatehouse says something else')
      .argument('<file>', 'a line of JSON for each decision, or the log of docker_auth with -v=2'),
  )
    .option('--json', 'print JSON')
    .action(async (path: string, options: SignInOptions & { json?: boolean }) => {
      const text = await readTextFile(path, options)
      const { url, bearer } = await personSession(options)
      const reports: Report[] = []
      for (const body of logParts(text))
        reports.push(await askFor<Report>(url, 'POST /api/v1/imports/compare', { bearer, body }))
      const report = merged(reports)
      if (options.json) return printJson(report)
      print(report)
    })
}

function merged(reports: Report[]): Report {
  const sum = (name: 'compared' | 'same' | 'looser' | 'stricter' | 'ignored') =>
    reports.reduce((total, report) => total + report[name], 0)
  const differences = new Map<string, Difference>()
  for (const one of reports.flatMap((report) => report.differences)) {
    const key = JSON.stringify([one.account, one.token, one.repository, one.looser, one.stricter])
    const known = differences.get(key)
    if (known) known.count += one.count
    else differences.set(key, { ...one })
  }
  // Stable: within each half, as the parts had them.
  const sorted = [...differences.values()].sort(
    (a, b) => Number(b.looser.length > 0) - Number(a.looser.length > 0),
  )
  return {
    ...{ compared: sum('compared'), same: sum('same'), looser: sum('looser'), stricter: sum('stricter') },
    ...{ ignored: sum('ignored'), skipped: reports.flatMap(({ skipped }) => skipped), differences: sorted },
  }
}

function print({ compared, same, looser, stricter, ignored, skipped, differences }: Report): void {
  const rows = differences.map((one) => [
    one.looser.length > 0 ? 'looser' : 'stricter',
    one.token ?? (one.account || 'anonymous'),
    one.repository,
    [...one.looser.map((action) => `+${action}`), ...one.stricter.map((action) => `-${action}`)].join(' '),
    `${one.count}`,
    `${one.first_line}`,
    one.reason ?? '',
  ])
  if (rows.length > 0)
    process.stdout.write(table(['', 'ACCOUNT', 'REPOSITORY', 'ACTIONS', 'TIMES', 'FIRST LINE', 'WHY'], rows))
  for (const { line, reason } of skipped.slice(0, 20)) process.stderr.write(`Line ${line}: ${reason}\n`)
  if (skipped.length > 20)
    process.stderr.write(`… and ${skipped.length - 20} more lines that can’t be read.\n`)
  const others = ignored > 0 ? ` ${ignored} lines are about something else.` : ''
  process.stderr.write(
    `${compared} decisions: ${same} the same, ${looser} looser in Gatehouse, ${stricter} stricter.${others}\n`,
  )
}
