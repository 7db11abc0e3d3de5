let last: string | undefined

/** The id of the request that the page, or what was fetched for it last, came with. */
export const lastRequestId = () => last

/** Keeps the ids of what Next.js fetches from now on, except in advance: nobody waits for that. */
export function keepRequestIds(): void {
  last = document.documentElement.dataset.requestId
  const { fetch } = window
  window.fetch = async (input, init) => {
    const response = await fetch(input, init)
    const isPrefetch = new Headers(init?.headers).has('next-router-prefetch')
    if (!isPrefetch) last = response.headers.get('x-request-id') ?? last
    return response
  }
}
