import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'

// Node.js 20 runs no TypeScript: what is packed is the same code without its types, and the library beside it.
process.chdir(import.meta.dirname)
rmSync('dist', { recursive: true, force: true })
for (const file of globSync('**/*.ts', { exclude: ['node_modules', 'testing', '**/*.test.ts'] })) {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'))
  const packed = join('dist', file.replace(/\.ts$/, '.js'))
  mkdirSync(dirname(packed), { recursive: true })
  writeFileSync(packed, code.replace(/'#cli\/(.+)\.ts'/g, "'#cli/dist/$1.js'"))
}
cpSync('../node_modules/commander', 'node_modules/commander', { recursive: true })
