import { useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import type { FormProblem } from '#components/shared/form-problem.tsx'
import { useIdempotencyKey } from '#components/shared/use-idempotency-key.ts'
import { unanswered, useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { runImportAction, type ShownSecret } from '#lib/import/actions.ts'
import type { ImportCounts } from '#lib/import/count-steps.ts'
import type { RunImport } from '#lib/import/schema.ts'

type Done = { made: ImportCounts; secrets: ShownSecret[] }

/** Imports once, also where the answer to a first try was lost. */
export function useImport(input: RunImport, onDone: (result: Done) => void) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<FormProblem>()
  const running = useRef(false)
  const call = useIdempotencyKey()
  useLeaveGuard(pending, unanswered)

  async function run() {
    if (running.current) return
    running.current = true
    setPending(true)
    const result = await callAction(() => runImportAction(input, call.keyFor(input)))
    running.current = false
    setPending(false)
    if (!result.ok) return setProblem({ type: result.error.code, message: result.error.message })
    call.forget()
    setProblem(undefined)
    onDone(result.data)
  }

  return { run, pending, problem }
}
