import { AppError } from '#lib/errors.ts'
import { importLimits } from '#lib/import/schema.ts'

/** A file's text without its byte order mark. Throws `invalid` for what is no text, or too much of it. */
export function readImportText(text: string): string {
  if (Buffer.byteLength(text) > importLimits.bytes)
    throw unreadable('Use a file of 512 KiB or less. Split a larger one.')
  const nul = text.indexOf('\0')
  if (nul >= 0) throw unreadable(`Line ${lineAt(text, nul)} has a NUL character: this is not a text file.`)
  const lost = text.indexOf('\uFFFD')
  if (lost >= 0 || !text.isWellFormed())
    throw unreadable(`${lost < 0 ? 'This' : `Line ${lineAt(text, lost)}`} is not UTF-8 text.`)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

export function unreadable(message: string): AppError {
  return new AppError('invalid', message, { fields: { text: message } })
}

/** Counted from 1. */
function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}
