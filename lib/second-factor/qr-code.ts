import { encode } from 'uqr'
import type { Secret } from '#lib/secret.ts'

/** A QR code as the path of an SVG whose view box has this size, the quiet zone around it included. */
export type QrCode = { size: number; path: string }

/** ISO/IEC 18004 asks for this many empty modules around it. */
const quietZone = 4

export function qrCodeOf(text: Secret): QrCode {
  const { data, size } = encode(text.reveal(), { ecc: 'L', border: quietZone })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return { size, path: squares.join('') }
}
