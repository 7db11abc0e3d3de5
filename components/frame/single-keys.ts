/** Not `HttpOnly`: the browser sets it, and asks it at each key. */
const singleKeysCookie = 'single-keys'

/** Whether keys without a modifier do something: WCAG 2.1.4 wants them switched off where they are in the way. */
export const singleKeysAreOn = (cookies: string) => !cookies.includes(`${singleKeysCookie}=off`)

export function switchSingleKeys(on: boolean): void {
  document.cookie = `${singleKeysCookie}=${on ? 'on' : 'off'}; path=/; max-age=31536000; samesite=lax`
}
