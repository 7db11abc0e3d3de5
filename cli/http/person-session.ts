import { chosenHost } from '#cli/chosen-host.ts'
import { Failure } from '#cli/failure.ts'
import { ask, failureOf, type Answer } from '#cli/http/ask.ts'
import { readInput } from '#cli/read-input.ts'
import { changeHosts, type Session } from '#cli/store/hosts-file.ts'
import { askPerson, hasPerson } from '#cli/terminal/ask-person.ts'

export type SignInOptions = { host?: string; username?: string; passwordStdin?: boolean; code?: string }

/** Gatehouse ends it after ten minutes; a little before that is soon enough to ask for the password again. */
const keptFor = 9 * 60_000

/**
 * A bearer token of the person, not of an access token: no access token manages access tokens. Asks for the password, and
 * for a code where a second factor is on, unless somebody did within the last minutes.
 */
export async function personSession(options: SignInOptions): Promise<{ url: string; bearer: string }> {
  const { host, url, known } = chosenHost(options.host)
  const username = options.username ?? known?.session?.username ?? known?.username
  const kept = known?.session
  const isKept = kept && kept.username === username && Date.parse(kept.expiresAt) > Date.now()
  if (isKept && !options.passwordStdin && url === known.url && (await isAlive(url, kept)))
    return { url, bearer: kept.bearer }
  const signedIn = await signIn(url, username, options)
  const session = { ...signedIn, expiresAt: new Date(Date.now() + keptFor).toISOString() }
  changeHosts((hosts) => {
    hosts[host] = { url, username: session.username, ...hosts[host], session }
  })
  return { url, bearer: session.bearer }
}

async function isAlive(url: string, { bearer }: Session): Promise<boolean> {
  return (await ask(url, 'GET /v2/user/', { bearer })).status === 200
}

async function signIn(url: string, username: string | undefined, options: SignInOptions) {
  if (!options.passwordStdin && !hasPerson())
    throw new Failure('This takes your password: add --username NAME --password-stdin.', 'signedOut')
  if (!username && options.passwordStdin) throw new Failure('Add --username NAME.', 'usage')
  const name = username ?? (await askPerson('Username: '))
  const password = options.passwordStdin
    ? (await readInput()).replace(/\r?\n$/, '')
    : await askPerson(`Password of ${name} at ${new URL(url).host}: `, { hidden: true })
  const first = await ask(url, 'POST /v2/users/login', { body: { username: name, password } })
  const second = (first.body as { login_2fa_token?: string } | null)?.login_2fa_token
  const answer = second ? await sendCode(url, second, options) : first
  if (answer.status !== 200) throw failureOf(answer)
  return { username: name, bearer: (answer.body as { token: string }).token }
}

async function sendCode(url: string, login_2fa_token: string, options: SignInOptions): Promise<Answer> {
  if (!options.code && !hasPerson())
    throw new Failure('Two-factor authentication is on: add --code with a code of your app.', 'signedOut')
  const code = options.code ?? (await askPerson('Code of your authenticator app: '))
  return ask(url, 'POST /v2/users/2fa-login', { body: { login_2fa_token, code } })
}
