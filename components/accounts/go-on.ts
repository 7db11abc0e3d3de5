/** A new document, so that nothing of before the sign-in stays; the form stays pending until it is there. */
export function goOn(path: string): Promise<never> {
  window.location.assign(path)
  return new Promise(() => {})
}
