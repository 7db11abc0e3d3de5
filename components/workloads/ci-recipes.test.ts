import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ciRecipes } from '#components/workloads/ci-recipes.ts'

const folder = 'docs/recipes/ci'
const example = {
  url: 'https://gatehouse.example.com',
  organization: 'acme',
  workload: '0199a2f3-5b1c-7c44-9d8e-2f6a7b8c9d0e',
  audience: 'https://gatehouse.example.com',
}
const recipes = ciRecipes(example)
const recipe = (id: string, from = recipes) => from.find((one) => one.id === id)!
const yaml = (id: string, from = recipes) => parse(recipe(id, from).text)

it.each(recipes.map(({ file, text }) => [file, text]))(
  'docs/recipes/ci/%s is what the page shows',
  (file, text) => {
    // `RECIPES=write` renews the files.
    if (process.env.RECIPES === 'write') writeFileSync(join(folder, file), text)
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text)
  },
)

describe('is what its CI reads:', () => {
  const login = `gatehouse login gatehouse.example.com --oidc --workload ${example.workload}`
  const logout = 'gatehouse logout gatehouse.example.com'
  const install = 'npm install --global https://gatehouse.example.com/cli/gatehouse.tgz'

  it('GitHub gives an id token to a job with that permission, and Forgejo to one that enables it', () => {
    const { permissions, jobs } = yaml('github')
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    const runs = jobs.publish.steps.map((step: { run?: string; if?: string }) => [step.run, step.if])
    expect(runs.slice(1, 3)).toEqual([
      [install, undefined],
      [login, undefined],
    ])
    expect(runs.at(-1)).toEqual([logout, 'always()'])
    const { permissions: _, ...github } = yaml('github')
    const { 'enable-openid-connect': enabled, ...forgejo } = yaml('forgejo')
    expect(enabled).toBe(true)
    expect(forgejo).toEqual({
      ...github,
      jobs: { publish: { ...github.jobs.publish, 'runs-on': 'docker' } },
    })
  })

  it('GitLab puts a token with the audience into the variable that the command reads', () => {
    const { publish } = yaml('gitlab')
    expect(publish.id_tokens).toEqual({ GATEHOUSE_ID_TOKEN: { aud: example.audience } })
    expect(publish.before_script).toEqual(['apk add --no-cache npm', install])
    expect([publish.script[0], publish.after_script]).toEqual([login, [logout]])
  })

  it('Buildkite leaves the variables to the shell, and signs out whatever happens', () => {
    const [step] = yaml('buildkite').steps
    expect(step.command.split('\n').slice(0, 3)).toEqual([install, `trap '${logout}' EXIT`, login])
    expect(step.command).toContain('docker push gatehouse.example.com/acme/api:$$BUILDKITE_COMMIT\n')
  })

  it('CircleCI asks for a token with the audience', () => {
    const { jobs, workflows } = yaml('circleci')
    expect(workflows.publish.jobs).toEqual(['publish'])
    const [, , { run: installs }, { run }, last] = jobs.publish.steps
    expect(run.split('\n')[0]).toBe(
      `GATEHOUSE_ID_TOKEN=$(circleci run oidc get --claims '{"aud":"https://gatehouse.example.com"}')`,
    )
    expect(installs).toBe(`sudo ${install}`)
    expect(last.run).toEqual({ command: logout, when: 'always' })
  })

  it('the kubelet sends service account tokens of the audience, for images of this host alone', () => {
    expect(yaml('kubernetes')).toEqual({
      apiVersion: 'kubelet.config.k8s.io/v1',
      kind: 'CredentialProviderConfig',
      providers: [
        {
          name: 'gatehouse',
          apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
          args: ['credential-provider', '--host', 'gatehouse.example.com', '--workload', example.workload],
          matchImages: ['gatehouse.example.com'],
          defaultCacheDuration: '0s',
          tokenAttributes: {
            serviceAccountTokenAudience: 'https://gatehouse.example.com',
            cacheType: 'ServiceAccount',
            requireServiceAccount: true,
          },
        },
      ],
    })
  })
})

it('names a host without TLS in full, unless it is this computer', () => {
  const at = (url: string) => recipe('github', ciRecipes({ ...example, url })).text
  expect(at('http://localhost:3000')).toContain('gatehouse login localhost:3000 --oidc')
  expect(at('http://gate.example:3000')).toContain('gatehouse login http://gate.example:3000 --oidc')
  expect(at('http://[::1]:3000')).toContain("gatehouse login '[::1]:3000' --oidc")
})

it('quotes an audience that YAML or a shell would take for something else', () => {
  const odd = ciRecipes({ ...example, audience: `it's: {a} #1` })
  expect(yaml('gitlab', odd).publish.id_tokens.GATEHOUSE_ID_TOKEN.aud).toBe(`it's: {a} #1`)
  const asking = `gatehouse login gatehouse.example.com --oidc --workload ${example.workload} --audience 'it'\\''s: {a} #1'`
  expect(yaml('github', odd).jobs.publish.steps[2].run).toBe(asking)
  expect(yaml('gitlab', odd).publish.script[0]).toBe(asking)
  expect(yaml('buildkite', odd).steps[0].command).toContain(`\n${asking}\n`)
  expect(yaml('kubernetes', odd).providers[0].tokenAttributes.serviceAccountTokenAudience).toBe(
    `it's: {a} #1`,
  )
  expect(yaml('circleci', odd).jobs.publish.steps[3].run).toContain(`--claims '{"aud":"it'\\''s: {a} #1"}'`)
})
