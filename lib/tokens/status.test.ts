import { describe, expect, it } from 'vitest'
import { statusOf } from '#lib/tokens/status.ts'

const now = new Date('2026-11-22T12:00:00Z')
const before = new Date('2026-11-22T11:59:59.999Z')
const after = new Date('2026-11-22T12:00:00.001Z')

describe('the status of a token', () => {
  it.each([
    { isActive: true, expiresAt: null, status: 'active' },
    { isActive: false, expiresAt: null, status: 'inactive' },
    { isActive: true, expiresAt: after, status: 'active' },
    { isActive: false, expiresAt: after, status: 'inactive' },
    { isActive: true, expiresAt: now, status: 'expired' },
    { isActive: true, expiresAt: before, status: 'expired' },
    { isActive: false, expiresAt: before, status: 'expired' },
  ])('active $isActive, until $expiresAt: $status', ({ isActive, expiresAt, status }) => {
    expect(statusOf({ isActive, expiresAt }, now)).toBe(status)
  })
})
