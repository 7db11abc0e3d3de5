'use client'

import { useMemo } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider } from '#components/data-table/list-context.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { differencesTable } from '#components/site/differences-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { DecisionReport } from '#lib/import/compare-decisions.ts'

export function Differences(props: { report: DecisionReport }) {
  return (
    <ListProvider here="">
      <Report {...props} />
    </ListProvider>
  )
}

const now = new Date(0)
const cells = { now }

function Report({ report }: { report: DecisionReport }) {
  const { compared, same, looser, stricter, ignored, skipped, differences } = report
  const rows = useMemo(() => differences.map((one, at) => ({ ...one, id: `${at}` })), [differences])
  const table = useListTable({ list: differencesTable, rows, cells })
  const others = ignored > 0 ? ` ${ignored} lines are about something else.` : ''
  return (
    <Section
      title="Differences"
      description={`Of ${compared} decisions, ${same} are the same, ${looser} looser here and ${stricter} stricter.${others}`}
    >
      {skipped.length > 0 && (
        <Notice>
          {skipped.length} {skipped.length === 1 ? 'line' : 'lines'} can’t be read. Line {skipped[0]!.line}:{' '}
          {skipped[0]!.reason}
        </Notice>
      )}
      {rows.length > 0 && (
        <div className="@container">
          <DataTable list={differencesTable} table={table} now={now} />
        </div>
      )}
    </Section>
  )
}
