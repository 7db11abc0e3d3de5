import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProxy } from '#lib/testing/start-proxy.ts'

type Site = { passTo: number; lines?: string } | ((port: number) => string)

/** A real nginx on loopback: with the site of a file, or one that passes all requests on, with its defaults and these lines. */
export const startNginx = (program: string, site: Site) =>
  startProxy(program, (folder, port) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((what) => `${what}_temp_path ${folder}/${what};`)
      .join(' ')
    const content =
      typeof site === 'function'
        ? site(port)
        : `server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${site.passTo}; ${site.lines ?? ''} } }`
    const configuration = `
    daemon off; pid ${folder}/pid; error_log stderr error;
    events {}
    http {
      access_log off; ${temporary}
      ${content}
    }`
    const file = join(folder, 'nginx.conf')
    writeFileSync(file, configuration)
    return ['-e', 'stderr', '-c', file]
  })
