/**
 * Loads a new document, so that nothing from before sign-in remains. Never resolves: the form stays pending meanwhile.
 */
export function continueTo(path: string): Promise<never> {
  window.location.assign(path)
  return new Promise(() => {})
}
