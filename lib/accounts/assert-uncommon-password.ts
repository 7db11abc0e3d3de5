import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

/** What a password must not be made of: how its owner is called, and where. */
export type PasswordOwner = { username: string; email: string; name?: string; organizations?: string[] }

/** Keyboard rows and the like, as far as they are typed. */
const sequences = [
  '0123456789'.repeat(13),
  'abcdefghijklmnopqrstuvwxyz'.repeat(5),
  'qwertyuiopasdfghjklzxcvbnm',
]

/**
 * Throws `invalid` for a new password that is among the first that are guessed: a common one, also with digits or signs
 * around it or repeated, or one made of its owner's names or the site's (NIST SP 800-63B, 3.1.1.2).
 */
export async function assertUncommonPassword(password: string, owner: PasswordOwner, field: string) {
  const text = squeeze(password)
  const rest = namesOf(owner).reduce((left, name) => left.replaceAll(name, ''), text)
  const refuse = (why: string) => {
    const message = `${why} It would be among the first to be guessed. Choose another, for example four unrelated words.`
    return new AppError('invalid', message, { fields: { [field]: message } })
  }
  if (rest !== text && rest.replace(/\d/g, '').length < 4)
    throw refuse('This password is made of your name or this site’s.')
  if (await isCommon(password.toLowerCase(), text, rest))
    throw refuse('This password is one of the most common, or close to one.')
}

async function isCommon(...texts: string[]): Promise<boolean> {
  const common = await commonPasswords()
  return texts.filter(Boolean).some((text) => {
    const unit = /^(.+?)\1+$/.exec(text)?.[1] ?? text
    const word = unit.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    return (
      unit.length <= 4 ||
      [text, unit, word].some((each) => common.has(each)) ||
      sequences.some((sequence) => sequence.includes(text))
    )
  })
}

/** Read when the first new password is chosen: most processes never need the list. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return (known ??= new Set(dictionary['passwords-common']))
}

let known: ReadonlySet<string> | undefined

/** The longest first, so that what is left of a name is not taken for another word. */
function namesOf({ username, email, name = '', organizations = [] }: PasswordOwner): string[] {
  const local = email.split('@', 1)[0]!
  const site = new URL(env.PUBLIC_URL).hostname
  const whole = [username, local, name, ...organizations, site, 'gatehouse']
  const parts = whole.flatMap((each) => each.split(/[^\p{L}\p{N}]+/u))
  const names = [...whole, ...parts].map(squeeze).filter((each) => each.length >= 3)
  return [...new Set(names)].sort((a, b) => b.length - a.length)
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
