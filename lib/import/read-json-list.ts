import { unreadable } from '#lib/import/read-import-text.ts'

/** An element of a list in JSON, with the line on which it begins. */
export type LocatedJson = { line: number; value: unknown }

/** Reads a list, or the `results` of a page of one; a single object is a list of one. Throws `invalid`. */
export function readJsonList(text: string): LocatedJson[] {
  const parsed = parseJson(text)
  const page = isObject(parsed) && Array.isArray(parsed.results) ? parsed.results : null
  const list = Array.isArray(parsed) ? parsed : (page ?? [parsed])
  const lines = page || Array.isArray(parsed) ? linesOfElements(text, page ? 2 : 1) : []
  return list.map((value: unknown, place) => ({ line: lines[place] ?? 1, value }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw unreadable(`This is no JSON: ${(error as Error).message}.`)
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where the elements of the list at this depth begin: whatever follows `[` or a comma there. */
function linesOfElements(text: string, depth: number): number[] {
  const [lines, open]: [number[], string[]] = [[], []]
  let line = 1
  let isNext = false
  for (const [token] of text.matchAll(/\n|"(?:[^"\\\n]|\\.)*"|[[\]{},]|[^\s[\]{},":]+/gs)) {
    if (token === '\n') line++
    const isInList = open.length === depth && open.at(-1) === '['
    if (isNext && isInList && token !== '\n' && token !== ']') lines.push(line)
    if (token !== '\n') isNext = isInList && token === ','
    if (token === '[' || token === '{') open.push(token)
    else if (token === ']' || token === '}') open.pop()
    if (token === '[' && open.length === depth) isNext = true
  }
  return lines
}
