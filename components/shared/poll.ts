import { second } from '#lib/time.ts'

const pauses = { first: 2 * second, growth: 1.5, longest: 15 * second }

/**
 * Asks again and again while the page is visible, after pauses that grow until the page is looked at anew. Ends when `ask` says
 * so, or by calling what this returns.
 */
export function poll(ask: () => Promise<'again' | 'done'>): () => void {
  const end = new AbortController()
  let pause = pauses.first
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  async function run() {
    isAsking = true
    const answer = await ask()
    isAsking = false
    if (answer === 'done') end.abort()
    else wait()
  }

  function wait() {
    if (end.signal.aborted || document.hidden) return
    timer = setTimeout(() => void run(), pause)
    pause = Math.min(pause * pauses.growth, pauses.longest)
  }

  function onVisibility() {
    clearTimeout(timer)
    pause = pauses.first
    if (!document.hidden && !isAsking) void run()
  }

  end.signal.addEventListener('abort', () => clearTimeout(timer))
  document.addEventListener('visibilitychange', onVisibility, { signal: end.signal })
  wait()
  return () => end.abort()
}
