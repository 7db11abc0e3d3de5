import { randomBytes } from 'node:crypto'
import type { Actor } from '#lib/authz/actor.ts'
import { previewImport } from '#lib/import/preview-import.ts'
import { runImport } from '#lib/import/run-import.ts'
import type { PreviewImport } from '#lib/import/schema.ts'

/** bcrypt's of "badmin", from docker_auth's example. */
export const bcryptOfBadmin = '$2y$05$LO.vzwpWC5LZGqThvEfznu8qhb5SGqvBSWY1J3yZ4AxtMRZ3kN5jC'

export const uniqueName = (word: string) => `${word}-${randomBytes(5).toString('hex')}`

export const dockerAuth = (text: string): PreviewImport => ({
  ...{ kind: 'docker-auth', text, emailDomain: 'example.com' },
})

/** Each line of a preview in one text. */
export async function previewRows(actor: Actor, input: PreviewImport): Promise<string[]> {
  const { rows } = await previewImport(actor, input)
  return rows.map(({ line, state, text }) => `${line} ${state}: ${text}`)
}

/** Previews and imports a file. */
export async function importNow(actor: Actor, input: PreviewImport) {
  const { planHash } = await previewImport(actor, input)
  return runImport(actor, { ...input, planHash })
}
