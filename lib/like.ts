/** Text for (I)LIKE that stands for itself: `%` and `_` lose their meaning. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
