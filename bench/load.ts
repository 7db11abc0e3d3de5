import autocannon from 'autocannon'
import { cpuSeconds } from './cpu-time.ts'

/** Where to ask, the processes that the answers cost, and for each connection whom to ask as: by a header, or by what is posted. */
export type Target = { url: string; processes: number[]; headers?: Record<string, string> } & (
  { credentials: string[] } | { bodies: object[] }
)
/** Answers a second, and for each CPU second of the processes. */
export type Round = { perSecond: number; perCpuSecond: number; p50: number; p99: number }

/** Asks one address over kept-alive connections for so many seconds; throws if any answer is not a 200. */
export function load({ url, processes, headers = {}, ...asked }: Target, seconds: number): Promise<Round> {
  const connections = 'bodies' in asked ? asked.bodies.length : asked.credentials.length
  let at = 0
  return new Promise((resolve, reject) => {
    const times: number[] = []
    const spentBefore = cpuSeconds(...processes)
    const run = autocannon(
      {
        url,
        connections,
        method: 'bodies' in asked ? 'POST' : 'GET',
        duration: seconds,
        timeout: 10,
        setupClient: (client) => {
          const place = at++
          if ('credentials' in asked)
            return client.setHeaders({ ...headers, authorization: asked.credentials[place]! })
          client.setHeadersAndBody(
            { 'content-type': 'application/json' },
            JSON.stringify(asked.bodies[place]),
          )
        },
      },
      (error, result) => {
        if (error) return reject(error)
        const wrong = result.errors + result.non2xx
        if (wrong || !times.length)
          return reject(new Error(`${url}: ${wrong} of ${times.length} answers were not a 200`))
        resolve({
          perSecond: times.length / result.duration,
          perCpuSecond: times.length / (cpuSeconds(...processes) - spentBefore),
          ...percentiles(times),
        })
      },
    )
    // Its own histogram counts whole milliseconds, too coarse to compare what takes two or three.
    run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
}

export function percentiles(times: number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!
  return { p50: at(0.5), p99: at(0.99) }
}

/** The median of each number over all rounds, so that one disturbed round moves nothing. */
export function medianRound(rounds: Round[]): Round {
  const median = (key: keyof Round) => percentiles(rounds.map((round) => round[key])).p50
  return {
    perSecond: median('perSecond'),
    perCpuSecond: median('perCpuSecond'),
    p50: median('p50'),
    p99: median('p99'),
  }
}
