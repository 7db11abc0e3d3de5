import { door, plainDoor, type Door } from '#api/door.ts'
import { command, commandPath } from '#api/command/command.ts'
import { forwardAuthErrors } from '#api/forward-auth/forward-auth-errors.ts'
import { forwardAuth, forwardAuthPath } from '#api/forward-auth/forward-auth.ts'
import { gitAuthErrors } from '#api/git/git-auth-errors.ts'
import { gitAuth, gitAuthPath } from '#api/git/git-auth.ts'
import { health } from '#api/health/health.ts'
import { hubErrors } from '#api/hub/hub-errors.ts'
import { hub, hubPaths, hubSignInPaths } from '#api/hub/hub.ts'
import { npmErrors } from '#api/npm/npm-errors.ts'
import { npm, npmPath } from '#api/npm/npm.ts'
import { oauthErrors } from '#api/oauth/oauth-errors.ts'
import { oauth } from '#api/oauth/oauth.ts'
import {
  backchannelLogout,
  backchannelLogoutErrors,
  backchannelLogoutPath,
} from '#api/identity-provider/backchannel-logout.ts'
import { pypiErrors } from '#api/pypi/pypi-errors.ts'
import { pypi, pypiPath } from '#api/pypi/pypi.ts'
import { registryErrors } from '#api/registry/registry-errors.ts'
import { registryNotifications } from '#api/registry/registry-notifications.ts'
import { registryToken, tokenErrors } from '#api/registry/registry-token.ts'
import { registry } from '#api/registry/registry.ts'
import { problemDetails } from '#api/v1/problem-details.ts'
import { v1 } from '#api/v1/v1.ts'
import { wellKnown } from '#api/well-known/well-known.ts'
import { reservedNames } from '#lib/accounts/reserved-names.ts'
import { passToGitServer } from '#lib/git/pass-to-git-server.ts'
import { smallBody } from '#lib/http/hold-body.ts'
import { textAnswer } from '#lib/http/text-answer.ts'

/** What machines call; all else is for people. Of two doors that claim a path, the first has it. */
export const doors: readonly Door[] = [
  door({ paths: hubSignInPaths, app: hub, errors: hubErrors, bodyLimit: smallBody }),
  door({ paths: hubPaths, app: hub, errors: hubErrors }),
  door({ paths: ['/api/v1'], app: v1, errors: problemDetails }),
  door({ paths: ['/token'], app: registryToken, errors: tokenErrors, bodyLimit: smallBody }),
  door({
    paths: [backchannelLogoutPath],
    app: backchannelLogout,
    errors: backchannelLogoutErrors,
    bodyLimit: smallBody,
  }),
  plainDoor(forwardAuthPath, { handle: forwardAuth, errors: forwardAuthErrors, bodyLimit: 'streamed' }),
  plainDoor(gitAuthPath, { handle: gitAuth, errors: gitAuthErrors, bodyLimit: 'streamed' }),
  door({ paths: ['/oauth'], app: oauth, errors: oauthErrors, bodyLimit: smallBody }),
  door({ paths: [npmPath], app: npm, errors: npmErrors, bodyLimit: smallBody }),
  door({ paths: [pypiPath], app: pypi, errors: pypiErrors, bodyLimit: smallBody }),
  door({ paths: ['/api/registry'], app: registryNotifications, errors: registryErrors }),
  door({ paths: ['/v2'], app: registry, errors: registryErrors, bodyLimit: 'streamed' }),
  door({ paths: [commandPath], app: command, errors: textAnswer, bodyLimit: smallBody }),
  door({ paths: ['/.well-known'], app: wellKnown, errors: textAnswer, bodyLimit: smallBody }),
  door({ paths: ['/healthz'], app: health, errors: textAnswer, bodyLimit: smallBody }),
]

/** A namespace is called by no word that a door or a page begins with. */
const isOfGit = (path: string) =>
  /^\/[a-z\d][\w.-]*\/.+\.git\//.test(path) && !reservedNames.has(path.split('/')[1]!)
const git = plainDoor('/{namespace}/{repository}.git', {
  ...{ handle: passToGitServer, errors: textAnswer, bodyLimit: 'streamed' },
})

/** The door that a path is behind, if it is one of machines. */
export function doorOf(path: string): Door | undefined {
  const found = doors.find(({ paths }) => paths.some((claimed) => isAtOrBelow(path, claimed)))
  return found ?? (isOfGit(path) ? git : undefined)
}

function isAtOrBelow(path: string, claimed: string): boolean {
  return path.startsWith(claimed) && (path.length === claimed.length || path[claimed.length] === '/')
}
