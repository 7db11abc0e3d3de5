'use client'

import { useMemo, useState } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider } from '#components/data-table/list-context.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { countsInWords } from '#components/site/counts-in-words.ts'
import { ImportSecrets } from '#components/site/import-secrets.tsx'
import { importTable, stateLabels } from '#components/site/import-table.tsx'
import { useImport } from '#components/site/use-import.ts'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ShownSecret } from '#lib/import/actions.ts'
import type { ImportPreview } from '#lib/import/preview-import.ts'
import type { PreviewImport } from '#lib/import/schema.ts'

type Props = { input: PreviewImport; preview: ImportPreview; onDone: () => void }

export function ImportPlanned(props: Props) {
  return (
    <ListProvider here="">
      <Planned {...props} />
    </ListProvider>
  )
}

const now = new Date(0)
const cells = { now }

function Planned({ input, preview: { rows, makes, planHash }, onDone }: Props) {
  const [state, setState] = useState('')
  const [secrets, setSecrets] = useSecrets<ShownSecret[]>()
  const { run, pending, problem } = useImport({ ...input, planHash }, (result) => {
    toast(`Imported ${countsInWords(result.made)}.`)
    if (result.secrets.length > 0) setSecrets(result.secrets)
    else onDone()
  })
  const matching = useMemo(
    () =>
      rows.map((row, at) => ({ ...row, id: `${at}` })).filter((row) => state === '' || row.state === state),
    [rows, state],
  )
  const table = useListTable({ list: importTable, rows: matching, cells })
  const makesNothing = Object.values(makes).every((count) => count === 0)
  const countOf = (each: string) => rows.filter((row) => row.state === each).length
  return (
    <Section
      title="What becomes of it"
      description={
        makesNothing
          ? 'Nothing of this file is left to import.'
          : `Imports ${countsInWords(makes)}. Nothing is written until you import.`
      }
    >
      <FormProblem problem={problem} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Select
          aria-label="Show"
          value={state}
          onChange={({ target }) => setState(target.value)}
          className="w-52"
        >
          <option value="">All lines ({rows.length})</option>
          {Object.entries(stateLabels).map(([each, label]) => (
            <option key={each} value={each}>
              {label} ({countOf(each)})
            </option>
          ))}
        </Select>
        {!makesNothing && (
          <Button look="primary" pending={pending} onClick={() => void run()} className="max-sm:w-full">
            Import
          </Button>
        )}
      </div>
      <div className="@container">
        <DataTable list={importTable} table={table} now={now} />
      </div>
      {secrets && (
        <ImportSecrets
          secrets={secrets}
          onClose={() => {
            setSecrets(null)
            onDone()
          }}
        />
      )}
    </Section>
  )
}
