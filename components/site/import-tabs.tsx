'use client'

import { CompareLog } from '#components/site/compare-log.tsx'
import { ImportFile } from '#components/site/import-file.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

export function ImportTabs() {
  return (
    <Tabs
      label="Import"
      tabs={[
        { id: 'file', label: 'Import a file', content: <ImportFile /> },
        { id: 'compare', label: 'Compare decisions', content: <CompareLog /> },
      ]}
    />
  )
}
