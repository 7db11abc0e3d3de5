import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'
import { textOf } from '#lib/testing/mail-server.ts'

/** The mails to an address while no mail server is set, oldest first. */
export function mailsTo(address: string): { source: string; text: string }[] {
  const folder = join(env.DATA_DIR, 'outbox')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((source) => new RegExp(`^To: ${address}\\r?$`, 'm').test(source))
    .map((source) => ({ source, text: textOf(source) }))
}

/** The id and secret in the link of the latest mail to an address. */
export function inviteLinkTo(address: string): { id: string; secret: string } {
  const link = /\/invites\/([\w-]{36})(?:#([\w-]+))?/
  const [, id = '', secret = ''] = mailsTo(address)
    .findLast(({ text }) => link.test(text))!
    .text.match(link)!
  return { id, secret }
}

/** The secret in the link of the latest mail to an address that has one, to the page at this path. */
export function linkSecretTo(address: string, path: string): Secret {
  const texts = mailsTo(address).map(({ text }) => text)
  const links = texts.flatMap((text) => new RegExp(`${path}#([\\w-]+)`).exec(text)?.[1] ?? [])
  return new Secret(links.at(-1)!)
}
