import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { delimiter, join } from 'node:path'
import { parse } from 'yaml'
import { serveCi } from '#cli/testing/serve-ci.ts'
import { ciRecipes, type CiRecipe } from '#components/workloads/ci-recipes.ts'
import { home as clients, run } from '#e2e/clients/programs.ts'
import { expect, expectDone, expectRefused, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganizationToken } from '#e2e/fixtures/organization-tokens.ts'
import { addOrganization, addOrganizationRepository } from '#e2e/fixtures/organizations.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { addWorkload, type Trusting } from '#e2e/fixtures/workloads.ts'

const url = process.env.GATEHOUSE_TEST_URL!
const commit = 'c0ffee'

/** The machine of a job: stand-ins for the CI's own programs, and docker without its daemon. */
async function newRunner({ sign }: Trusting, image: string) {
  const home = mkdtempSync(join(clients, 'runner-'))
  const programs = join(home, 'programs')
  mkdirSync(programs)
  const program = (name: string, script: string) => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(programs, name), 0o755)
  }
  program('apk', 'exit 0')
  program('sudo', 'exec "$@"')
  // Building and pushing takes docker's daemon; skopeo pushes with the same configuration and helper.
  const push = `exec skopeo --insecure-policy copy --dest-tls-verify=false 'oci:${image}' "docker://$2"`
  const docker = (await run('sh', ['-c', 'command -v docker'])).said.trim()
  program('docker', `case $1 in build) ;; push) ${push} ;; *) exec '${docker}' "$@" ;; esac`)
  program('buildkite-agent', `echo ${await sign(url)}`)
  program('circleci', `echo ${await sign(url)}`)
  const path = [programs, join(home, 'global', 'bin'), process.env.PATH].join(delimiter)
  const npm = {
    npm_config_prefix: join(home, 'global'),
    npm_config_audit: 'false',
    npm_config_registry: 'http://localhost:9',
  }
  const settings = {
    ...npm,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    DOCKER_CONFIG: join(home, 'docker'),
  }
  const kept = () => readFileSync(join(home, 'config', 'gatehouse', 'hosts.json'), 'utf8')
  return {
    kept,
    run: (script: string, more: Record<string, string>, input = '') =>
      run('bash', ['-ec', script], input, { ...settings, PATH: path, ...more }),
  }
}

type Steps = { steps: { run?: string | { command: string } }[] }
/** The scripts of a recipe in turn, as its CI runs them. */
const scripts: Partial<Record<CiRecipe['id'], (text: string) => string[]>> = {
  github: (text) => runsOf(parse(text).jobs.publish),
  forgejo: (text) => runsOf(parse(text).jobs.publish),
  gitlab: (text) => {
    const { before_script, script, after_script } = parse(text).publish as Record<string, string[]>
    return [[...before_script!, ...script!].join('\n'), after_script!.join('\n')]
  },
  buildkite: (text) => [parse(text).steps[0].command.replaceAll('$$', '$')],
  circleci: (text) => runsOf(parse(text).jobs.publish),
}
const runsOf = ({ steps }: Steps) =>
  steps.flatMap(({ run = [] }) => (typeof run === 'object' && 'command' in run ? run.command : run))

for (const [id, scriptsOf] of Object.entries(scripts)) {
  test(`the recipe for ${id} pushes an image, and leaves neither secret nor token`, async ({
    person,
    origin,
    image,
  }) => {
    test.setTimeout(90_000)
    const acme = await addOrganization([[person, 'owner']])
    await addOrganizationRepository(acme, 'api')
    const trusting = await addWorkload(acme, { audience: url, all: 'push' })
    const ci = await serveCi({ sign: trusting.sign })
    const runner = await newRunner(trusting, image)
    const names = { organization: acme.name, workload: trusting.id, audience: url }
    const recipe = ciRecipes({ url, ...names }).find((one) => one.id === id)!
    const settings: Partial<Record<CiRecipe['id'], () => Promise<Record<string, string>>>> = {
      gitlab: async () => ({ GITLAB_CI: 'true', GATEHOUSE_ID_TOKEN: await trusting.sign(url) }),
      buildkite: async () => ({ BUILDKITE: 'true' }),
      circleci: async () => ({ CIRCLECI: 'true' }),
    }
    const own = (await settings[recipe.id]?.()) ?? ci.env
    const commits = Object.fromEntries(
      ['GITHUB_SHA', 'CI_COMMIT_SHA', 'BUILDKITE_COMMIT', 'CIRCLE_SHA1'].map((name) => [name, commit]),
    )
    const said: string[] = []
    for (const script of scriptsOf(recipe.text)) {
      const ran = await runner.run(script, { ...commits, ...own })
      expectDone(ran)
      said.push(ran.said)
    }
    ci.stop()
    const [, masked] = /::add-mask::(\S+)/.exec(said.join('')) ?? []
    if (masked !== undefined) noteSecret(masked)
    expect(said.join('')).toContain(`Signed in to ${origin.host} as ${acme.name}, for 15 minutes.`)
    expect(said.join('').replaceAll(/::add-mask::\S+\n/g, '')).not.toContain('gate_oat_')
    expect(runner.kept()).toBe('{}\n')
    expect(await query('SELECT id FROM token WHERE organization_id = $1', [acme.id])).toEqual([])
    const { secret } = await addOrganizationToken(acme, { all: 'pull' })
    const pulled = ['inspect', '--tls-verify=false', '--creds', `${acme.name}:${secret}`]
    expectDone(await run('skopeo', [...pulled, `docker://${origin.host}/${acme.name}/api:${commit}`]))
  })
}

test('the recipe with curl signs docker in, and a token of another job is refused by its claim', async ({
  person,
  origin,
  image,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const trusting = await addWorkload(acme, { audience: url, all: 'push' })
  const runner = await newRunner(trusting, image)
  const names = { organization: acme.name, workload: trusting.id, audience: url }
  const { text } = ciRecipes({ url, ...names }).find(({ id }) => id === 'curl')!
  const signedIn = await runner.run(text, { GATEHOUSE_ID_TOKEN: await trusting.sign(url) })
  expectDone(signedIn)
  expect(signedIn.said).toContain('Login Succeeded')
  expectDone(await runner.run(`docker push ${origin.host}/${acme.name}/web:1`, {}))

  const other = { GATEHOUSE_ID_TOKEN: await trusting.sign(url, { sub: 'another job' }) }
  expectDone(await runner.run(`npm install --global ${url}/cli/gatehouse.tgz`, {}))
  const refused = await runner.run(`gatehouse login ${origin.host} --oidc --workload ${trusting.id}`, other)
  expectRefused(refused, /^gatehouse: sub is .another job.; expected: job\.\n$/m)
})

test('the kubelet gets what pulls an image as the service account of a pod', async ({
  person,
  origin,
  image,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const push = await addOrganizationToken(acme, { all: 'push' })
  const name = `${origin.host}/${acme.name}/api:1`
  const pushed = ['--insecure-policy', 'copy', '--dest-tls-verify=false', '--dest-creds']
  expectDone(
    await run('skopeo', [...pushed, `${acme.name}:${push.secret}`, `oci:${image}`, `docker://${name}`]),
  )
  const trusting = await addWorkload(acme, { audience: url, all: 'pull' })
  const names = { organization: acme.name, workload: trusting.id, audience: url }
  const { text } = ciRecipes({ url, ...names }).find(({ id }) => id === 'kubernetes')!
  const [{ name: program, args, apiVersion }] = parse(text).providers
  const request = {
    ...{ apiVersion, kind: 'CredentialProviderRequest', image: name },
    serviceAccountToken: await trusting.sign(url, { jti: randomUUID() }),
  }
  const runner = await newRunner(trusting, image)
  expectDone(await runner.run(`npm install --global ${url}/cli/gatehouse.tgz`, {}))
  const words = [program, ...args].map((word: string) => `'${word}'`).join(' ')
  const answered = await runner.run(words, {}, JSON.stringify(request))
  expectDone(answered)
  const { auth, cacheDuration } = JSON.parse(answered.said)
  expect([Object.keys(auth), cacheDuration]).toEqual([[origin.host], '840s'])
  const { username, password } = auth[origin.host]
  noteSecret(password)
  const pulling = ['inspect', '--tls-verify=false', '--creds', `${username}:${password}`]
  expectDone(await run('skopeo', [...pulling, `docker://${name}`]))
})
