import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * The same statement, with its values where PostgreSQL does not see them when it plans. A plan for some values alone then never
 * looks cheaper than the one for all, which it keeps: for what every page asks, planning takes longer than reading.
 */
export function onePlan({ strings, values }: Prisma.Sql): Prisma.Sql {
  const typeOf = (value: unknown) => (value instanceof Date ? 'timestamptz' : 'text')
  const [first = '', ...others] = strings
  const texts = [first, ...others.map((text, at) => `::${typeOf(values[at])})${text}`)]
  return Prisma.sql(
    texts.map((text, at) => (at < values.length ? `${text}(SELECT ` : text)),
    ...values,
  )
}
