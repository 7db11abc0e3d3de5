import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'

type Requested = { method: string; url: string; headers: IncomingMessage['headers'] }

/**
 * A Git host as far as these tests need one: `git http-backend` over a folder of bare repositories, and LFS objects in memory.
 * It believes the proxy in front of it who asks.
 */
export async function startGitHost(folder: string) {
  const received: Requested[] = []
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers })
    if (url.includes('/info/lfs/')) void serveLfs(request, response, objects)
    else serveGit(request, response, folder)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    objects,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function serveGit(request: IncomingMessage, response: ServerResponse, folder: string): void {
  const [path = '', query = ''] = request.url!.split('?')
  const { headers } = request
  const env = {
    ...{ PATH: process.env.PATH!, GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: '1' },
    ...{ REQUEST_METHOD: request.method!, PATH_INFO: path, QUERY_STRING: query },
    ...{ REMOTE_USER: String(headers['x-webauth-user'] ?? ''), REMOTE_ADDR: '127.0.0.1' },
    ...{ CONTENT_TYPE: headers['content-type'] ?? '', CONTENT_LENGTH: headers['content-length'] ?? '' },
    ...{ HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '' },
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
  }
  const child = spawn('git', ['http-backend'], { env: env as unknown as NodeJS.ProcessEnv })
  request.pipe(child.stdin)
  void buffer(child.stdout).then((answer) => {
    const end = answer.indexOf('\r\n\r\n')
    for (const line of answer.subarray(0, end).toString().split('\r\n')) {
      const [name = '', value = ''] = line.split(': ')
      if (name === 'Status') response.statusCode = Number(value.slice(0, 3))
      else response.setHeader(name, value)
    }
    response.end(answer.subarray(end + 4))
  })
}

/** https://github.com/git-lfs/git-lfs/tree/main/docs/api */
async function serveLfs(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>) {
  const { method, url = '', headers } = request
  const [, base = '', resource = ''] = /^(.+\/info\/lfs)\/(.+)$/.exec(url) ?? []
  const oid = resource.replace('objects/', '')
  const answer = (status: number, body: object) =>
    response.writeHead(status, { 'Content-Type': 'application/vnd.git-lfs+json' }).end(JSON.stringify(body))
  if (resource === 'locks/verify') return answer(200, { ours: [], theirs: [] })
  if (resource === 'objects/batch') {
    const asked = JSON.parse(await text(request)) as Batch
    const href = (one: string) => `http://${headers.host}${base}/objects/${one}`
    const isNeeded = (one: string) => asked.operation === 'download' || !objects.has(one)
    return answer(200, {
      transfer: 'basic',
      objects: asked.objects.map((object) => ({
        ...object,
        ...(isNeeded(object.oid) && { actions: { [asked.operation]: { href: href(object.oid) } } }),
      })),
    })
  }
  if (method === 'PUT') {
    objects.set(oid, await buffer(request))
    return answer(200, {})
  }
  const content = objects.get(oid)
  if (!content) return answer(404, { message: 'There is no such object.' })
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(content)
}

type Batch = { operation: 'upload' | 'download'; objects: { oid: string; size: number }[] }
