/** A token's display name. */
export function nameOf({ label, description }: { label?: string | null; description: string }): string {
  return label ?? description
}
