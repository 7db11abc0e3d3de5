import { Notice } from '#components/ui/notice.tsx'
import { paths } from '#lib/paths.ts'

/** What went wrong with a form as a whole; the type is the error's code. */
export type FormProblem = { type?: string | number; message?: string } | undefined

/** Why a form could not be sent. Signing in again happens in another tab, so that what was typed stays. */
export function FormProblem({ problem }: { problem: FormProblem }) {
  if (!problem) return null
  return (
    <Notice tone="danger">
      {problem.message}{' '}
      {problem.type === 'unauthenticated' && (
        <a href={paths.signIn} target="_blank" rel="noreferrer" className="underline underline-offset-2">
          Sign in (opens a new tab)
        </a>
      )}
    </Notice>
  )
}
