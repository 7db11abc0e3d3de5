import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const files = globSync('{lib,components,api}/**/*.{ts,tsx}', {
  exclude: ['lib/generated/**', '**/*.test.*', '**/actions.ts', '**/schema.ts'],
})

/** The exported names of a file: those that exist when it runs, and its types. */
function exportsOf(file: string) {
  const values = new Set<string>()
  const types = new Set<string>()
  for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
    .statements) {
    if (!ts.canHaveModifiers(statement)) continue
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (ts.isIdentifier(name)) values.add(name.text)
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) values.add(statement.name.text)
    } else if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      types.add(statement.name.text)
    }
  }
  return { values: [...values], types: [...types] }
}

const kebabCase = (name: string) => name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase()

test('a file with one value to import is named for it, or for a type beside it', () => {
  expect(files.length).toBeGreaterThan(400)
  for (const file of files) {
    const { values, types } = exportsOf(file)
    if (values.length !== 1) continue
    expect([...values, ...types].map(kebabCase), file).toContain(basename(file).replace(/\.tsx?$/, ''))
  }
})
