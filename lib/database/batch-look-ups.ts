import { DATABASE_TIMEOUT } from '#lib/is-database-unavailable.ts'
import { second } from '#lib/time.ts'

/** How one kind of look-up is sent to the database. */
type LookUps<Key, Found> = {
  /** The plain statement, for a single look-up. */
  one: (key: Key) => Promise<Found>
  /** One statement for several look-ups; its results are in the order of the keys. */
  many: (keys: Key[]) => Promise<Found[]>
  /** The statements that run at once, each on a connection of the pool. */
  mostRunning?: number
}

type Waiting<Key, Found> = {
  key: Key
  since: number
  resolve: (found: Found) => void
  reject: (error: unknown) => void
}

const largestBatch = 64
/** The pool's own limit on waiting for a connection. */
const longestWait = 5 * second

/**
 * Lets look-ups share statements, without a cache: those of one turn of the event loop, and those that arrive while two
 * statements run, go together in the next. A statement begins after its look-ups have arrived, so it sees every earlier commit.
 */
export function batchLookUps<Key, Found>({
  one,
  many,
  mostRunning = 2,
}: LookUps<Key, Found>): (key: Key) => Promise<Found> {
  let waiting: Waiting<Key, Found>[] = []
  let running = 0
  let isScheduled = false

  function schedule() {
    if (isScheduled || running === mostRunning || waiting.length === 0) return
    isScheduled = true
    // After everything that this turn of the event loop reads from sockets.
    setImmediate(start)
  }

  function start() {
    isScheduled = false
    rejectOverdue()
    while (running < mostRunning && waiting.length > 0) void run(waiting.splice(0, largestBatch))
  }

  /** While the database hangs, requests fail within seconds instead of queueing behind each other. */
  function rejectOverdue() {
    const oldest = Date.now() - longestWait
    const overdue = waiting.filter(({ since }) => since < oldest)
    if (overdue.length === 0) return
    waiting = waiting.slice(overdue.length)
    for (const { reject } of overdue) reject(overdueError())
  }

  async function run(batch: Waiting<Key, Found>[]) {
    running++
    try {
      const keys = batch.map(({ key }) => key)
      const found = keys.length === 1 ? [await one(keys[0]!)] : await many(keys)
      batch.forEach(({ resolve }, at) => resolve(found[at]!))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    running--
    schedule()
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, since: Date.now(), resolve, reject })
      schedule()
    })
}

const overdueError = () =>
  Object.assign(new Error('The database did not answer in time.'), { code: DATABASE_TIMEOUT })
