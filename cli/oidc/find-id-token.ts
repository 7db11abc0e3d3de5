import { readFileSync } from 'node:fs'
import { Failure } from '#cli/failure.ts'
import { askActions } from '#cli/oidc/ask-actions.ts'
import { askBuildkite } from '#cli/oidc/ask-buildkite.ts'

/** Where a person says that the id token is; else it is where the CI has it. */
export type TokenSource = { tokenFile?: string; tokenEnv?: string }

const usualVariable = 'GATEHOUSE_ID_TOKEN'

/** The signed token by which a CI says which job this is. */
export async function findIdToken(audience: string, { tokenFile, tokenEnv }: TokenSource): Promise<string> {
  const { env } = process
  if (tokenFile !== undefined) return checked(readTokenFile(tokenFile), tokenFile)
  const variable = tokenEnv ?? (env[usualVariable] ? usualVariable : undefined)
  if (variable !== undefined) {
    if (!env[variable]) throw new Failure(`The environment variable ${variable} is empty or not set.`)
    return checked(env[variable], variable)
  }
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env
  if (url && bearer) return checked(await askActions({ url, bearer }, audience), 'What the CI answered')
  if (env.BUILDKITE === 'true') return checked(askBuildkite(audience), 'What buildkite-agent printed')
  throw new Failure(howToGetOne(env, audience))
}

function readTokenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`)
  }
}

const longest = 16_384

/** Only what has the form of a JWT is sent anywhere; it is never printed. */
function checked(text: string, where: string): string {
  const token = text.trim()
  if (token.length <= longest && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return token
  throw new Failure(`${where} is no id token: three parts of base64url with dots between are one.`)
}

function howToGetOne(env: NodeJS.ProcessEnv, audience: string): string {
  if (env.FORGEJO_ACTIONS === 'true' || env.GITEA_ACTIONS === 'true')
    return 'This job has no id token: add “enable-openid-connect: true” to it.'
  if (env.GITHUB_ACTIONS === 'true')
    return 'This job has no id token: add “permissions: id-token: write” to it, and “contents: read” beside that.'
  if (env.GITLAB_CI === 'true')
    return `This job has no ${usualVariable}: add “id_tokens: ${usualVariable}: aud: ${audience}” to it, or name the variable with --token-env.`
  return 'There is no id token here: this is no job of GitHub Actions, Forgejo, GitLab or Buildkite. Add --token-file or --token-env.'
}
