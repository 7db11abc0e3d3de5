import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml'
import { unreadable } from '#lib/import/read-import-text.ts'

/** A value with the line on which it begins. Mappings are `Map`s, so that no key is special. */
export type Located = { line: number; value: string | number | boolean | null | Located[] | LocatedMap }
export type LocatedMap = Map<string, Located>

const deepest = 20

/** The parser's own search for names that are there twice takes the square of their number: `locate` finds them. */
const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: 'error' } as const

/** Reads one document. Throws `invalid` with a line for what is no YAML, and for aliases, by which little text says much. */
export function readYaml(text: string): Located {
  const lines = new LineCounter()
  const document = compose(text, lines)
  const [error] = document.errors
  if (error) throw unreadable(`Line ${lines.linePos(error.pos[0]).line}: ${plain(error.message)}`)
  return locate(document.contents, lines, 1, deepest)
}

function compose(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { ...options, lineCounter })
  } catch (error) {
    // Nested so deeply that the parser runs out of stack.
    if (error instanceof RangeError) throw tooDeep(1)
    throw error
  }
}

function locate(node: unknown, lines: LineCounter, above: number, depth: number): Located {
  const range = (node as Node | null)?.range
  const line = range ? lines.linePos(range[0]).line : above
  if (depth === 0) throw tooDeep(line)
  if (isAlias(node)) throw unreadable(`Line ${line}: aliases (*name) are not read. Write the value out.`)
  const within = (child: unknown, at = line) => locate(child, lines, at, depth - 1)
  if (isSeq(node)) return { line, value: node.items.map((item) => within(item)) }
  if (isMap(node)) return { line, value: mapOf(node) }
  const value = isScalar(node) ? node.value : null
  return { line, value: isPlain(value) ? value : String(value) }

  function mapOf({ items }: YAMLMap): LocatedMap {
    const map: LocatedMap = new Map()
    for (const { key, value } of items) {
      const { line, value: text } = within(key)
      const name = String(text)
      if (map.has(name)) throw unreadable(`Line ${line}: ${name.slice(0, 100)} is there a second time.`)
      // A value in a block of its own begins a line further down than people look for it.
      map.set(name, { ...within(value, line), line })
    }
    return map
  }
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const plain = (message: string) => (message.endsWith('.') ? message : `${message}.`)

const tooDeep = (line: number) => unreadable(`Line ${line}: this is nested too deeply.`)
