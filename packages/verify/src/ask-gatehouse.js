import { GatehouseUnavailable } from './gatehouse-unavailable.js'

const mostBytes = 1024 * 1024

/**
 * One question to the introspection endpoint: the answer, and for how many milliseconds from the question on it may be used.
 * Whatever is no answer in time is `GatehouseUnavailable`.
 */
export async function askGatehouse(text, { endpoint, authorization, timeoutMs, fetch }) {
  let response, body
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ token: text }),
      headers: { Authorization: authorization, Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    body = await response.text()
  } catch (cause) {
    throw new GatehouseUnavailable('Gatehouse did not answer.', { cause })
  }
  if (response.status === 401)
    throw new GatehouseUnavailable('Gatehouse refused the client ID or secret of this application.')
  if (response.status !== 200) throw new GatehouseUnavailable(`Gatehouse answered ${response.status}.`)
  const answer = read(body)
  return { answer, reusableMs: answer.active ? reusable(answer.exp, response.headers.get('date')) : 0 }
}

function read(body) {
  let answer = null
  try {
    if (body.length <= mostBytes) answer = JSON.parse(body)
  } catch {
    // Told below.
  }
  if (typeof answer?.active !== 'boolean') throw new GatehouseUnavailable('Gatehouse gave no answer to that.')
  return answer
}

/** By Gatehouse's own clock, since this one may be wrong; without it, not at all. */
function reusable(exp, date) {
  const now = Date.parse(date ?? '')
  return Number.isFinite(exp) && Number.isFinite(now) ? Math.max(0, exp * 1000 - now) : 0
}
