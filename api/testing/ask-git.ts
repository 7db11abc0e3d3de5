import type { OutgoingHttpHeaders } from 'node:http'
import { gitAuthPath } from '#api/git/git-auth.ts'
import { askAs, type Answered } from '#api/testing/ask-forward.ts'

type Asked = { credential?: string | undefined; userAgent?: string; headers?: OutgoingHttpHeaders }

/** Asks about a request for Git, "POST /demo/api.git/git-upload-pack", as `npm run git-server` has nginx do. */
export function askGit(
  port: number,
  line: string,
  { credential, userAgent = 'git/2.39.5', headers = {} }: Asked = {},
): Promise<Answered> {
  const [method = '', uri = ''] = line.split(' ')
  const asked = {
    'X-Original-Method': method,
    'X-Original-Proto': 'https',
    'X-Original-Host': 'git.example.com',
    'X-Original-URI': uri,
    'User-Agent': userAgent,
    ...(credential !== undefined && { Authorization: credential }),
    ...headers,
  }
  return askAs(port, asked, { path: gitAuthPath })
}

export const gitRequests = {
  clone: (name: string) => `GET /${name}.git/info/refs?service=git-upload-pack`,
  fetch: (name: string) => `POST /${name}.git/git-upload-pack`,
  askToPush: (name: string) => `GET /${name}.git/info/refs?service=git-receive-pack`,
  push: (name: string) => `POST /${name}.git/git-receive-pack`,
  batch: (name: string) => `POST /${name}.git/info/lfs/objects/batch`,
  upload: (name: string) => `PUT /${name}.git/info/lfs/objects/${'a1'.repeat(32)}`,
}
