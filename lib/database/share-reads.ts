import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Lets reads that ask the same and arrive together share one statement, without a cache: those of one turn of the event loop, and
 * those that arrive while an earlier one runs, get the result of the next. It begins after all of them have arrived, so it sees
 * every earlier commit. Results are shared, so nobody may change them. `nameOf` tells apart what asks for something else.
 */
export function shareReads<Key, Found>(
  read: (key: Key) => Promise<Found>,
  nameOf: (key: Key) => string,
): (key: Key) => Promise<Found> {
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, Promise<Found>>()

  async function readNext(key: Key, name: string): Promise<Found> {
    await (running.get(name) ?? nextTurn())
    waiting.delete(name)
    const found = read(key)
    const ended = found.then(
      () => {},
      () => {},
    )
    running.set(name, ended)
    void ended.then(() => running.get(name) === ended && running.delete(name))
    return found
  }

  return (key) => {
    const name = nameOf(key)
    const next = waiting.get(name) ?? readNext(key, name)
    waiting.set(name, next)
    return next
  }
}
