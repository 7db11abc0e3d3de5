import { expect, vi } from 'vitest'
import { mailsTo } from '#lib/testing/outbox.ts'

/** Waits until an address has been sent so many mails: a machine under load writes them late. */
export function wasMailed(address: string, count: number): Promise<void> {
  return vi.waitFor(() => expect(mailsTo(address)).toHaveLength(count), { timeout: 10_000 })
}
