import { join } from 'node:path'
import { env } from '#lib/env.ts'

/** Where `npm run registry` stores its images, settings and trusted certificate. */
export const registryFolder = join(env.DATA_DIR, 'registry')
export const certificateFile = join(registryFolder, 'certificate.pem')

/** `credential` authenticates notifications; the registry signs unfinished uploads with `httpSecret`. */
type Settings = { port: number; credential: string; httpSecret: string }

/**
 * Settings for a Distribution registry, version 2 or 3, that trusts this Gatehouse and notifies it of pushes and pulls.
 */
export function distributionConfig({ port, credential, httpSecret }: Settings): string {
  // Every JSON string is a YAML string, too.
  const text = JSON.stringify
  return `# Trust in this Gatehouse. The certificate is at ${env.PUBLIC_URL}/.well-known/registry-certificate.pem
auth:
  token:
    realm: ${text(`${env.PUBLIC_URL}/token`)}
    service: ${text(env.REGISTRY_SERVICE)}
    issuer: ${text(env.REGISTRY_ISSUER)}
    rootcertbundle: ${text(certificateFile)}
# What was pushed and pulled. The credential is a secret; the registry logs it when it starts, unless log.level is warn.
notifications:
  endpoints:
    - name: gatehouse
      url: ${text(`${env.PUBLIC_URL}/api/registry/notifications`)}
      headers:
        Authorization: [${text(`Bearer ${credential}`)}]
      timeout: 2s
      threshold: 5
      backoff: 1s
      ignore:
        mediatypes: [application/octet-stream]
# What a registry that you already have says for itself.
version: 0.1
storage:
  filesystem:
    rootdirectory: ${text(registryFolder)}
  delete:
    enabled: true
http:
  addr: 127.0.0.1:${port}
  secret: ${text(httpSecret)}
`
}
