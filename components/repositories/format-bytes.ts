const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** "12.4 MB", in powers of a thousand as registries have it. */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** power
  return `${value.toFixed(power > 0 && value < 100 ? 1 : 0)} ${units[power]}`
}
