import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { home } from '#e2e/clients/programs.ts'

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip'
const manifestType = 'application/vnd.oci.image.manifest.v1+json'

/** Writes a tiny image of its own, in the layout of the OCI image specification; gives its folder. */
export function makeImage(content: string): string {
  const folder = mkdtempSync(join(home, 'image-'))
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true })
  const put = (mediaType: string, blob: Buffer) => {
    const sha256 = hash(blob)
    writeFileSync(join(folder, 'blobs/sha256', sha256), blob)
    return { mediaType, digest: `sha256:${sha256}`, size: blob.length }
  }
  const putJson = (mediaType: string, value: object) => put(mediaType, Buffer.from(JSON.stringify(value)))

  const files = tar('hello', Buffer.from(content))
  const rootfs = { type: 'layers', diff_ids: [`sha256:${hash(files)}`] }
  const config = { architecture: 'amd64', os: 'linux', config: {}, rootfs }
  const manifest = putJson(manifestType, {
    schemaVersion: 2,
    mediaType: manifestType,
    config: putJson('application/vnd.oci.image.config.v1+json', config),
    layers: [put(layerType, gzipSync(files))],
  })
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }))
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  return folder
}

/** A tape archive of one file. */
export function tar(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512)
  const fields = [
    name,
    '0000644',
    '0000000',
    '0000000',
    content.length.toString(8).padStart(11, '0'),
    '00000000000',
  ]
  const places = [0, 100, 108, 116, 124, 136]
  places.forEach((place, at) => header.write(fields[at]!, place))
  header.fill(' ', 148, 156)
  header.write('0ustar\u000000', 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc(512 - (content.length % 512)), Buffer.alloc(1024)])
}

function hash(blob: Buffer): string {
  return createHash('sha256').update(blob).digest('hex')
}
