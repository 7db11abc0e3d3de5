import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '#bin/run-command.ts'
import { assertPortIsFree, findRegistry, runRegistry } from '#bin/registry-process.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { certificateFile, distributionConfig, registryFolder } from '#lib/registry/distribution-config.ts'
import { notificationCredential } from '#lib/registry/notifications.ts'
import { rotateSigningKey } from '#lib/signing-keys/rotate-signing-key.ts'

const usage = `npm run registry                    run a registry that trusts this Gatehouse
npm run registry -- --port 5001     on another port than 5000
npm run registry -- --print-config  print the settings for a registry that you already have
npm run registry -- --rotate-key    start signing registry tokens with a new key`

await runCommand('The registry could not be started', async () => {
  const options = readOptions()
  if (options.help) console.log(usage)
  else if (options.rotate) await rotate()
  else if (options.print) await print(options.port)
  else await run(options.port)
})

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5000' },
      'print-config': { type: 'boolean', default: false },
      'rotate-key': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new AppError('invalid', 'Set --port to a whole number from 1 to 65535.')
  }
  return { port, print: values['print-config'], rotate: values['rotate-key'], help: values.help }
}

async function run(port: number) {
  const registry = findRegistry()
  await assertPortIsFree(port)
  const configFile = join(registryFolder, `config-${port}.yml`)
  await keepCertificate()
  const credential = await notificationCredential()
  writePrivately(configFile, await configFor(port, credential))
  const onReady = () => greet(port)
  await runRegistry(registry, { port, configFile, folder: registryFolder, credential, onReady })
}

async function print(port: number) {
  await keepCertificate()
  console.log(await configFor(port, await notificationCredential()))
}

async function rotate() {
  const id = await rotateSigningKey({ kind: 'system' })
  console.log(
    `Registry tokens are now signed with a new key, ${id}. Tokens signed earlier stay valid until they expire.`,
  )
}

/** Downloads the certificate from the running Gatehouse, at the address that registries and clients will use. */
async function keepCertificate() {
  const address = `${env.PUBLIC_URL}/.well-known/registry-certificate.pem`
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
  const certificate = answer?.ok ? await answer.text() : ''
  if (!certificate.startsWith('-----BEGIN CERTIFICATE-----')) {
    throw new AppError(
      'not_found',
      `Gatehouse does not answer at ${env.PUBLIC_URL}: run npm start first, or set PUBLIC_URL.`,
    )
  }
  writePrivately(certificateFile, certificate)
}

async function configFor(port: number, credential: string) {
  return distributionConfig({ port, credential, httpSecret: await deriveSecret('registry-http') })
}

function writePrivately(file: string, content: string) {
  mkdirSync(registryFolder, { recursive: true, mode: 0o700 })
  writeFileSync(file, content, { mode: 0o600 })
  chmodSync(file, 0o600)
}

function greet(port: number) {
  const address = `localhost:${port}`
  const isPassedOnTo = env.REGISTRY_URL === `http://${address}`
  console.log(`A registry that trusts this Gatehouse is ready. Sign in with an access token as the password:
  docker login --username YOUR_USERNAME ${isPassedOnTo ? new URL(env.PUBLIC_URL).host : address}`)
  if (!isPassedOnTo) {
    console.log(
      `To reach it at Gatehouse's own address, start Gatehouse with REGISTRY_URL=http://${address}.`,
    )
  }
}
