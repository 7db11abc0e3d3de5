import type { QrCode } from '#lib/second-factor/qr-code.ts'

/** Dark on light whatever the theme, because not every scanner reads the reverse. */
export function QrImage({ label, code: { size, path } }: { label: string; code: QrCode }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 shrink-0 rounded-control border border-line"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
