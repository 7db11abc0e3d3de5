'use client'

import { CommandLine } from '#components/shared/command-line.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { ciRecipes, type CiRecipe } from '#components/workloads/ci-recipes.ts'

type Props = Parameters<typeof ciRecipes>[0] & {
  /** The CI whose tab is open at first. */
  start?: CiRecipe['id'] | undefined
}

/** How jobs of each CI get a token of a trusted workload, ready to be copied. */
export function WorkloadSnippets({ start, ...workload }: Props) {
  const tabs = ciRecipes(workload).map(({ id, label, note, text }) => ({
    ...{ id, label },
    content: (
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="text-sm text-text-muted">{note}</p>
        <CommandLine label="Copy lines" line={text.trimEnd()} />
      </div>
    ),
  }))
  return <Tabs label="Ways to sign in" tabs={tabs} start={start} />
}
