import { z } from 'zod'

const largestPage = 100

/** Larger page sizes are reduced to this. */
export function pageQuery(pageSize: number) {
  return {
    page: z.coerce.number().int().min(1).default(1),
    page_size: z.coerce
      .number()
      .int()
      .min(1)
      .default(pageSize)
      .transform((size) => Math.min(size, largestPage)),
  }
}

type Page = { url: URL; query: { page: number; page_size: number }; total: number }

/** Absolute links to the previous and next page, keeping the other parameters. */
export function pageLinks({ url, query: { page, page_size }, total }: Page) {
  const last = Math.ceil(total / page_size)
  const at = (number: number) => {
    const link = new URL(url)
    link.searchParams.set('page', String(number))
    link.searchParams.set('page_size', String(page_size))
    return link.href
  }
  return {
    next: page < last ? at(page + 1) : null,
    previous: page > 1 ? at(Math.max(1, Math.min(page - 1, last))) : null,
  }
}

/** For routes whose contract does not allow null: missing links are left out. */
export function onlyLinks(page: Page) {
  const { next, previous } = pageLinks(page)
  return { ...(next && { next }), ...(previous && { previous }) }
}

export const optionalLinks = { next: z.string().optional(), previous: z.string().optional() }
export const links = { next: z.string().nullable(), previous: z.string().nullable() }
