import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { HttpError, methodNotAllowed } from '#lib/http/problem.ts'

/** The command `gatehouse` in one file, which jobs of a CI install from here with npm. */
export const command = new Hono()

export const commandPath = '/cli/gatehouse.tgz'

command.all(commandPath, async (c) => {
  if (!['GET', 'HEAD'].includes(c.req.method)) throw methodNotAllowed('GET', 'HEAD')
  const packed = await readPacked()
  return c.body(packed, 200, { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-cache' })
})

/** As the build has packed it. */
async function readPacked(): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile('.next/gatehouse.tgz'))
  } catch {
    throw new HttpError(404, 'The command is packed by npm start, and this server runs without a build.')
  }
}
