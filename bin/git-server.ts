import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { assertGitPrograms, runGitServer } from '#bin/git-server-process.ts'
import { assertPortIsFree } from '#bin/registry-process.ts'
import { runCommand } from '#bin/run-command.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { gitServerConfig } from '#lib/git/git-server-config.ts'
import { prepareGitFolder } from '#lib/git/prepare-git-folder.ts'

const usage = `npm run git-server                    run a Git server that trusts this Gatehouse
npm run git-server -- --port 3081     on another port than 3080
npm run git-server -- --print-config  print the settings for an nginx that you already have
                      --fcgi ADDRESS  which reaches fcgiwrap there: unix:/run/fcgiwrap.socket unless you say so`

await runCommand('The Git server could not be started', async () => {
  const { port, fcgi, print, help } = readOptions()
  const listen = `127.0.0.1:${port}`
  const backend = join(import.meta.dirname, 'git-backend.sh')
  if (help) console.log(usage)
  else if (print) {
    await prepareGitFolder()
    console.log(gitServerConfig({ listen, fcgi, backend }))
  } else {
    assertGitPrograms()
    await assertPortIsFree(port)
    await prepareGitFolder()
    const config = (socket: string) => gitServerConfig({ listen, fcgi: `unix:${socket}`, backend })
    await runGitServer({ port, backend, config, onReady: () => greet(port) })
  }
})

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3080' },
      fcgi: { type: 'string', default: 'unix:/run/fcgiwrap.socket' },
      'print-config': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new AppError('invalid', 'Set --port to a whole number from 1 to 65535.')
  if (!/^(unix:\/[^\s;{}"'$\\]+|[\w.-]+:\d+|\[[\da-fA-F:]+\]:\d+)$/.test(values.fcgi))
    throw new AppError('invalid', 'Set --fcgi to unix:/path, or to host:port.')
  return { port, fcgi: values.fcgi, print: values['print-config'], help: values.help }
}

function greet(port: number) {
  const address = `http://localhost:${port}`
  const isPassedOnTo = env.GIT_SERVER_URL === address
  console.log(`A Git server that trusts this Gatehouse is ready. Clone and push with an access token as the password:
  git clone ${isPassedOnTo ? env.GIT_URL : address}/YOUR_USERNAME/REPOSITORY.git`)
  if (!isPassedOnTo)
    console.log(`To reach it at Gatehouse's own address, start Gatehouse with GIT_SERVER_URL=${address}.`)
}
