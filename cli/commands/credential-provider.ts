import type { Command } from 'commander'
import { Failure } from '#cli/failure.ts'
import { hostOf, urlOf } from '#cli/host-name.ts'
import { exchangeIdToken, type NamedWorkload } from '#cli/http/exchange-id-token.ts'
import { findOauthServer } from '#cli/http/oauth-server.ts'
import { apiVersion, readKubeletRequest, registryOf } from '#cli/kubernetes/kubelet-request.ts'
import { readInput } from '#cli/read-input.ts'

type Options = NamedWorkload & { host: string }
type Auth = Record<string, { username: string; password: string }>

/** `gatehouse credential-provider`: what the kubelet runs to pull an image as the service account of the pod. */
export function addCredentialProvider(program: Command): void {
  program
    .command('credential-provider')
    .description('Answer the kubelet of Kubernetes: a service account’s token for a registry credential')
    .requiredOption('--host <host>', 'the registry, as in gatehouse.example.com')
    .option('--workload <workload>', 'the trusted workload, if several match: its id or name')
    .option('--organization <name>', 'whose workload it is that is named')
    .action(provideCredential)
}

/** A service account may say itself which trusted workload it is. */
const annotations = { workload: 'gatehouse/workload', organization: 'gatehouse/organization' } as const

async function provideCredential(options: Options): Promise<void> {
  const request = readKubeletRequest(await readInput())
  const { serviceAccountToken, serviceAccountAnnotations: said } = request
  const host = hostOf(options.host)
  if (registryOf(request.image) !== host) return answer({}, 0)
  if (!serviceAccountToken)
    throw new Failure('The kubelet sent no service account token: set tokenAttributes in its configuration.')
  const server = await findOauthServer(urlOf(options.host))
  const exchanged = await exchangeIdToken(server, serviceAccountToken, {
    workload: said[annotations.workload] ?? options.workload,
    organization: said[annotations.organization] ?? options.organization,
  })
  const auth = { [host]: { username: exchanged.username, password: exchanged.access_token } }
  answer(auth, exchanged.expires_in - margin)
}

/** Seconds in which a pull that has just been given the credential can begin. */
const margin = 60

function answer(auth: Auth, seconds: number): void {
  const response = {
    apiVersion,
    kind: 'CredentialProviderResponse',
    cacheKeyType: 'Registry',
    cacheDuration: `${Math.max(0, Math.floor(seconds))}s`,
    auth,
  }
  process.stdout.write(`${JSON.stringify(response)}\n`)
}
