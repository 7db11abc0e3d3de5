import type { Step } from '#lib/import/import-plan.ts'

export function stepsOf<Kind extends Step['do']>(steps: Step[], kind: Kind) {
  return steps.filter((step): step is Extract<Step, { do: Kind }> => step.do === kind)
}
