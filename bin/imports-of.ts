import { readFileSync } from 'node:fs'
import ts from 'typescript'

const statementsOf = (file: string) =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest).statements

/** What a file imports of values, as it is loaded. */
export function importsOf(file: string): string[] {
  return [...statementsOf(file)]
    .filter((statement) => ts.isImportDeclaration(statement))
    .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
}

/** The same, with what those import in turn. */
export function needs(file: string, found = new Set<string>()): Set<string> {
  for (const name of importsOf(file).filter((name) => !found.has(name))) {
    found.add(name)
    if (name.startsWith('#')) needs(name.slice(1), found)
  }
  return found
}

/** `use client` or `use server`, where a file begins with it. */
function directiveOf(file: string): string | undefined {
  const [first] = statementsOf(file)
  if (first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression))
    return first.expression.text
}

/**
 * What a page's browser loads because of a file of it: for each module, through which files. Server components stay on the
 * server, and so do server actions.
 */
export function sentToBrowser(
  file: string,
  through: string[] = [],
  sent = new Map<string, string[]>(),
  seen = new Set<string>(),
): Map<string, string[]> {
  const directive = directiveOf(file)
  if (directive === 'use server') return sent
  const path = through.length || directive === 'use client' ? [...through, file] : []
  for (const name of importsOf(file)) {
    if (path.length && !sent.has(name)) sent.set(name, path)
    const next = name.startsWith('#') && /\.tsx?$/.test(name) ? name.slice(1) : null
    const key = `${next} ${path.length > 0}`
    if (!next || seen.has(key)) continue
    seen.add(key)
    sentToBrowser(next, path, sent, seen)
  }
  return sent
}
