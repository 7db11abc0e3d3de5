/** Apart from the levels themselves, which a list of tokens does without. */
export const permissionLabels = {
  public_read: 'Public Repo Read-only',
  read: 'Read-only',
  write: 'Read & Write',
  admin: 'Read, Write, Delete',
} as const
