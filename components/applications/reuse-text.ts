/** For how long an application may use an answer again. */
export function reuseText(seconds: number): string {
  if (seconds === 0) return 'Not reused'
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
