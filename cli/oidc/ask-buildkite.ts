import { spawnSync } from 'node:child_process'
import { Failure } from '#cli/failure.ts'

/** What the token says of the job only where it is asked to: ids, which nobody else can get as they can a name. */
const claims = ['organization_id', 'pipeline_id']

/** Asks Buildkite's agent, which is on the PATH of every job, for a token with this audience. */
export function askBuildkite(audience: string): string {
  const words = [
    'oidc',
    'request-token',
    '--audience',
    audience,
    ...claims.flatMap((claim) => ['--claim', claim]),
  ]
  const { error, status, stdout, stderr } = spawnSync('buildkite-agent', words, {
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error) throw new Failure(`buildkite-agent cannot be run: ${error.message}`)
  if (status !== 0) throw new Failure(`buildkite-agent gives no id token: ${lastLine(stderr)}`)
  return stdout
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) || 'it does not say why.'
