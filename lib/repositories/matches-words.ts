import { escapeLike } from '#lib/escape-like.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'

const textSchema = plainText(repositoryNameMax).catch('')

/** Whether the full name of a `repository` contains each of the words, in any order. */
export function matchesWords(text: string): Prisma.Sql {
  const patterns = parse(textSchema, text)
    .split(/\s+/)
    .map((word) => `%${escapeLike(word)}%`)
  return Prisma.sql`namespace || '/' || name ILIKE ALL(${patterns}::text[])`
}
