import { usernameHeader } from '#lib/username-header.ts'

let last: string | undefined

/** The id of the request that the page, or what was fetched for it last, came with. */
export const lastRequestId = () => last ?? document.documentElement.dataset.requestId

/** From now on, keeps the ids of what Next.js fetches, and says whom the page was made for with each server action. */
export function watchRequests(): void {
  last = document.documentElement.dataset.requestId
  const { fetch } = window
  window.fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    const username = document.querySelector<HTMLElement>('[data-username]')?.dataset.username
    if (username && headers.has('next-action')) headers.set(usernameHeader, username)
    const response = await fetch(input, init && { ...init, headers })
    last = response.headers.get('x-request-id') ?? last
    return response
  }
}
