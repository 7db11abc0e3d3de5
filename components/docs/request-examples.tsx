import { CommandLine } from '#components/shared/command-line.tsx'
import { asCurl, asTypeScript, type RequestSample } from '#components/docs/request-sample.ts'
import { Tabs } from '#components/ui/tabs.tsx'

/** A request in the languages that people copy it to. */
export function RequestExamples({ sample, origin }: { sample: RequestSample; origin: string }) {
  const tab = (id: string, label: string, code: string) => ({
    id,
    label,
    content: (
      <div className="min-w-0 flex-1">
        <CommandLine label={`Copy the request for ${label}`} line={code} />
      </div>
    ),
  })
  return (
    <Tabs
      label="Examples"
      tabs={[
        tab('curl', 'curl', asCurl(sample, origin)),
        tab('typescript', 'TypeScript', asTypeScript(sample, origin)),
      ]}
    />
  )
}
