import { forwardAuthErrors, inHeader } from '#api/forward-auth/forward-auth-errors.ts'
import type { GitRequest } from '#lib/git/git-request.ts'
import type { Answer, Problem } from '#lib/http/problem.ts'

/** As git prints it (text/plain), or as git-lfs reads it: https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
export function gitAuthErrors(problem: Problem, kind?: GitRequest['kind']): Answer {
  const answer = forwardAuthErrors(problem)
  if (kind !== 'lfs') return answer
  const body = JSON.stringify({ message: problem.message })
  return {
    status: answer.status,
    headers: {
      ...answer.headers,
      'Content-Type': 'application/vnd.git-lfs+json',
      // For nginx, which drops the body.
      'X-Gatehouse-Body': inHeader(body),
      ...(answer.status === 401 && { 'LFS-Authenticate': answer.headers['WWW-Authenticate']! }),
    },
    body,
  }
}
