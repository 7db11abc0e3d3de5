import type { z } from 'zod'
import { parseDockerAuth } from '#lib/import/parse-docker-auth.ts'
import { parseDockerHub } from '#lib/import/parse-docker-hub.ts'
import { parseHarborRobots } from '#lib/import/parse-harbor-robots.ts'
import { parseHtpasswd } from '#lib/import/parse-htpasswd.ts'
import type { ParsedItem } from '#lib/import/import-item.ts'
import { readImportText, unreadable } from '#lib/import/read-import-text.ts'
import { importLimits, type ImportKind, type previewImportSchema } from '#lib/import/schema.ts'

type Options = z.output<typeof previewImportSchema>

const parsers: Record<ImportKind, (text: string, options: Options, now: Date) => ParsedItem[]> = {
  'docker-auth': parseDockerAuth,
  htpasswd: parseHtpasswd,
  'harbor-robots': (text, _, now) => parseHarborRobots(text, now),
  'docker-hub': (text, _, now) => parseDockerHub(text, now),
}

/** What a file says, line by line, whatever Gatehouse has. Throws `invalid`. */
export function parseImport(options: Options, now: Date): ParsedItem[] {
  const items = parsers[options.kind](readImportText(options.text), options, now)
  if (items.length === 0) throw unreadable('There is nothing to import in this file.')
  if (items.length > importLimits.items)
    throw unreadable(
      `This file has ${items.length} parts, and at most ${importLimits.items} are read. Split it.`,
    )
  return items.map((item) => ({ ...item, source: shown(item.source) }))
}

/** What stands in a file may be long, and turn what is around it. */
const shown = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·').slice(0, 200)
