/** Every action as `noun.verb` with its description. A log accepts no other actions. */
export const auditActions = {
  'account.register': 'Created the account',
  'account.update': 'Changed the profile',
  'account.change_password': 'Changed the password',
  'account.delete': 'Deleted the account',
  'account.sign_in': 'Signed in',
  'account.sign_out': 'Signed out',
  'token.create': 'Created an access token',
  'token.update': 'Changed an access token',
  'token.activate': 'Activated an access token',
  'token.deactivate': 'Deactivated an access token',
  'token.delete': 'Deleted an access token',
  'repository.create': 'Created a repository',
  'repository.update': 'Changed a repository',
  'repository.delete': 'Deleted a repository',
  'organization.create': 'Created the organization',
  'organization.update': 'Changed the settings',
  'organization.change_plan': 'Changed the plan',
  'organization.delete': 'Deleted the organization',
  'member.change_role': 'Changed the role of a member',
  'member.remove': 'Removed a member',
  'member.leave': 'Left the organization',
  'invite.create': 'Invited someone',
  'invite.resend': 'Resent an invite',
  'invite.cancel': 'Cancelled an invite',
  'invite.accept': 'Accepted an invite',
  'invite.decline': 'Declined an invite',
  'group.create': 'Created a group',
  'group.update': 'Changed a group',
  'group.delete': 'Deleted a group',
  'group.add_member': 'Added a member to a group',
  'group.remove_member': 'Removed a member from a group',
  'group.set_repository': 'Gave a group access to a repository',
  'group.remove_repository': "Removed a group's access to a repository",
  'company.create': 'Created a company',
  'company.update': 'Changed a company',
  'company.delete': 'Deleted a company',
  'company.add_owner': 'Added an owner to a company',
  'company.remove_owner': 'Removed an owner from a company',
  'company.add_organization': 'Added the organization to a company',
  'company.remove_organization': 'Removed the organization from its company',
  'signing-key.create': 'Created a signing key',
  'signing-key.rotate': 'Rotated the signing key',
  'job.run': 'Ran a background job',
  'demonstration.create': 'Created the demonstration data',
} as const

export type AuditAction = keyof typeof auditActions

/** An entry may be older than the current catalog. */
export function describeAction(action: string): string {
  return auditActions[action as AuditAction] ?? action
}
