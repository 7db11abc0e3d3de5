import { devicesKeptDays } from '#lib/accounts/note-sign-in-device.ts'
import { recordFailedSignIns } from '#lib/accounts/record-failed-sign-ins.ts'
import { networksKeptDays } from '#lib/accounts/sign-in-networks.ts'
import { fingerprintsKeptDays } from '#lib/credentials/find-secret-end.ts'
import { db } from '#lib/database/db.ts'
import { deleteUnusedDeviceTokens } from '#lib/devices/delete-unused-device-tokens.ts'
import { requestPolicy } from '#lib/devices/schema.ts'
import { env } from '#lib/env.ts'
import { invitePolicy } from '#lib/invites/schema.ts'
import type { Job } from '#lib/jobs/job.ts'
import { mailExpiries } from '#lib/notices/mail-expiries.ts'
import { deliverDue } from '#lib/outbox/deliver-mails.ts'
import { sweep } from '#lib/jobs/sweep.ts'
import { authenticatorPolicy } from '#lib/second-factor/schema.ts'
import { retiredKeysVerifyFor } from '#lib/signing-keys/stored-keys.ts'
import { day, hour, minute } from '#lib/time.ts'
import { archivedDays, archivedSince } from '#lib/tokens/archived-token.ts'

/** All that is done in the background. A new job is a row here. */
export const jobCatalog: Readonly<Record<string, Job>> = {
  'send-mail': {
    label: 'Send mail',
    purpose: 'Sends mail that could not be sent immediately.',
    every: minute,
    run: deliverDue,
  },
  'mail-expiries': {
    label: 'Mail about expiring tokens',
    purpose:
      'People hear 30, 7 and 1 days before a token expires, and when it has, in at most one mail a day.',
    every: hour,
    run: mailExpiries,
  },
  'record-failed-sign-ins': {
    label: 'Record failed sign-ins',
    purpose: 'People find them in their activity, and get a mail about many.',
    every: minute,
    run: recordFailedSignIns,
  },
  'delete-sessions': {
    label: 'Delete expired sessions',
    purpose: 'They no longer work.',
    every: hour,
    run: sweep((now, limit) => db.session.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-pending-sign-ins': {
    label: 'Delete expired sign-ins',
    purpose: 'Their second step was not taken in time.',
    every: hour,
    run: sweep((now, limit) => db.pendingSignIn.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-service-sign-ins': {
    label: 'Delete unfinished sign-ins at services',
    purpose: 'The browser did not come back to the service in time.',
    every: hour,
    run: sweep((now, limit) => db.serviceSignIn.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-spent-challenges': {
    label: 'Delete answered challenges of passkeys',
    purpose: 'They have expired, so that no answer to them is taken anyway.',
    every: hour,
    run: sweep((now, limit) => db.spentChallenge.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-device-grants': {
    label: 'Delete expired device codes',
    purpose: 'Nobody approved them in time, or they were denied.',
    every: hour,
    run: sweep((now, limit) => db.deviceGrant.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-device-tokens': {
    label: 'Delete unused tokens of devices',
    purpose: `A device that has not used its token for ${env.DEVICE_TOKEN_DAYS} days has to sign in again.`,
    every: day,
    run: deleteUnusedDeviceTokens,
  },
  'delete-requested-tokens': {
    label: 'Delete expired tokens of requests',
    purpose: `They are listed for ${requestPolicy.keptDays} days after expiring. A tool that still needs access asks again.`,
    every: day,
    run: sweep((now, limit) => {
      const expiredBefore = new Date(now.getTime() - requestPolicy.keptDays * day)
      return db.token.deleteMany({ where: { source: 'request', expiresAt: { lte: expiredBefore } }, limit })
    }),
  },
  'delete-workload-tokens': {
    label: 'Delete expired tokens of trusted workloads',
    purpose:
      'Each job gets its own. They leave the list after an hour, and their pages stay as those of deleted ones.',
    every: hour,
    run: sweep((now, limit) => {
      const expiredBefore = new Date(now.getTime() - hour)
      return db.token.deleteMany({
        where: { workloadId: { not: null }, expiresAt: { lte: expiredBefore } },
        limit,
      })
    }),
  },
  'delete-used-assertions': {
    label: 'Delete notes of used assertions',
    purpose: 'Workloads’ assertions would be refused for their age.',
    every: hour,
    run: sweep((now, limit) => db.usedAssertion.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-logout-tokens': {
    label: 'Delete notes of used logout tokens',
    purpose: 'The identity provider’s tokens would be refused for their age.',
    every: day,
    run: sweep((now, limit) => db.usedLogoutToken.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-authenticators': {
    label: 'Delete keys of unfinished set-ups',
    purpose: 'No code has confirmed that an authenticator app has them.',
    every: hour,
    run: sweep((now, limit) => {
      const createdAt = { lte: new Date(now.getTime() - authenticatorPolicy.setUp) }
      return db.authenticator.deleteMany({ where: { confirmedAt: null, createdAt }, limit })
    }),
  },
  'delete-invites': {
    label: 'Delete expired invites',
    purpose: `They can be resent for ${invitePolicy.keptExpiredDays} days after expiring.`,
    every: day,
    run: sweep((now, limit) => {
      const expiredBefore = new Date(now.getTime() - invitePolicy.keptExpiredDays * day)
      return db.invite.deleteMany({ where: { expiresAt: { lte: expiredBefore } }, limit })
    }),
  },
  'delete-setup-links': {
    label: 'Delete expired set-up links',
    purpose: 'Each start without an account creates one.',
    every: day,
    run: sweep((now, limit) => db.setupLink.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-account-links': {
    label: 'Delete expired links',
    purpose: 'Links to reset a password, set up an account or verify an e-mail address no longer work.',
    every: hour,
    run: sweep((now, limit) => db.accountLink.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-fingerprints': {
    label: 'Delete fingerprints of deleted tokens',
    purpose: `For ${fingerprintsKeptDays} days, clients that still use a deleted token learn when it was deleted.`,
    every: day,
    run: sweep((now, limit) => {
      const deletedBefore = new Date(now.getTime() - fingerprintsKeptDays * day)
      return db.deletedToken.deleteMany({ where: { deletedAt: { lte: deletedBefore } }, limit })
    }),
  },
  'delete-retired-secrets': {
    label: 'Delete fingerprints of retired secrets',
    purpose: `For ${fingerprintsKeptDays} days, clients that still use the old secret of a token learn when it was rotated.`,
    every: day,
    run: sweep((now, limit) => {
      const endedBefore = new Date(now.getTime() - fingerprintsKeptDays * day)
      return db.retiredSecret.deleteMany({ where: { endsAt: { lte: endedBefore } }, limit })
    }),
  },
  'delete-archived-tokens': {
    label: 'Delete archives of deleted tokens',
    purpose: `For ${archivedDays} days, a deleted token still has a page.`,
    every: day,
    run: sweep((now, limit) => {
      return db.archivedToken.deleteMany({ where: { deletedAt: { lte: archivedSince(now) } }, limit })
    }),
  },
  'delete-signing-keys': {
    label: 'Delete retired signing keys',
    purpose: 'The tokens they signed have expired.',
    every: day,
    run: sweep((now, limit) => {
      const retiredBefore = new Date(now.getTime() - retiredKeysVerifyFor)
      return db.signingKey.deleteMany({ where: { retiredAt: { lte: retiredBefore } }, limit })
    }),
  },
  'delete-failure-counts': {
    label: 'Delete old failure counts',
    purpose: 'They apply for ten minutes, or for a day.',
    every: 10 * minute,
    run: sweep((now, limit) => db.rateLimit.deleteMany({ where: { expire: { lte: now } }, limit })),
  },
  'delete-sign-in-networks': {
    label: 'Delete old sign-in networks',
    purpose: `For ${networksKeptDays} days, attempts from elsewhere cannot lock a person out where they have signed in.`,
    every: day,
    run: sweep((now, limit) => {
      const lastBefore = new Date(now.getTime() - networksKeptDays * day)
      return db.signInNetwork.deleteMany({ where: { lastAt: { lte: lastBefore } }, limit })
    }),
  },
  'delete-sign-in-devices': {
    label: 'Delete old sign-in devices',
    purpose: `People get a mail when they sign in from where they have not for ${devicesKeptDays} days.`,
    every: day,
    run: sweep((now, limit) => {
      const lastBefore = new Date(now.getTime() - devicesKeptDays * day)
      return db.signInDevice.deleteMany({ where: { lastAt: { lte: lastBefore } }, limit })
    }),
  },
  'delete-idempotent-calls': {
    label: 'Delete old idempotency keys',
    purpose: 'Calls can be repeated for a day.',
    every: hour,
    run: sweep((now, limit) => db.idempotentCall.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-pull-counts': {
    label: 'Delete old pull counts',
    purpose: 'They apply for six hours.',
    every: hour,
    run: sweep((now, limit) => db.pullCount.deleteMany({ where: { endsAt: { lte: now } }, limit })),
  },
  'delete-registry-events': {
    label: 'Delete old registry events',
    purpose: 'Registries no longer repeat them.',
    every: hour,
    run: sweep((now, limit) => db.registryEvent.deleteMany({ where: { expiresAt: { lte: now } }, limit })),
  },
  'delete-tag-claims': {
    label: 'Delete old claims of immutable tags',
    purpose: 'The pushes that had them are over.',
    every: hour,
    run: sweep((now, limit) => db.tagClaim.deleteMany({ where: { claimedUntil: { lte: now } }, limit })),
  },
  'delete-invite-mail-counts': {
    label: 'Delete old invite mail counts',
    purpose: 'They apply for 24 hours.',
    every: hour,
    run: sweep((now, limit) => db.inviteMailCount.deleteMany({ where: { endsAt: { lte: now } }, limit })),
  },
}
