import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { fsyncSync } from 'node:fs'

type Opened = { nfd?: number }
type Attributes = { mode?: number | null }
type NodeFiles = {
  stream_ops: { fsync?: (stream: Opened) => number }
  setattr: (where: unknown, node: unknown, attributes: Attributes, ...rest: unknown[]) => void
}

/**
 * PGlite's files on disk, with the fsync that PGlite leaves out, so that what was answered outlives a power cut; and for their
 * owner alone, where PGlite gives everybody the right to write.
 */
export class DurableNodeFs extends NodeFS {
  override async init(database: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const { emscriptenOpts } = await super.init(database, options)
    emscriptenOpts.preRun?.unshift((module) => {
      const files = (module.FS as unknown as { filesystems: { NODEFS: NodeFiles } }).filesystems.NODEFS
      files.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fsyncSync(nfd)
        return 0
      }
      const { setattr } = files
      files.setattr = (where, node, { mode, ...others }, ...rest) => {
        const own = typeof mode === 'number' ? { mode: mode & ~0o077 } : {}
        setattr(where, node, { ...others, ...own }, ...rest)
      }
    })
    return { emscriptenOpts }
  }
}

/**
 * PGlite's own parameters without `-F` (which turns fsync off), and with the only sync method that its files support.
 */
export const startParameters = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
]
