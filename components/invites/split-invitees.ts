/** Splits the field's text at commas, semicolons, spaces and line breaks. */
export function splitInvitees(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}
