/** What was typed or pasted into one field, with commas, semicolons, spaces or line breaks between. */
export function splitInvitees(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}
