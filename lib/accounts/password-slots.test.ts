import { expect, test } from 'vitest'
import { inPasswordSlot, slotLimits } from '#lib/accounts/password-slots.ts'

const limited = expect.objectContaining({ code: 'limited', retryAfter: 5 })

/** Work that runs until it is told to end, and knows how many ran with it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((go) => (open = go))
  const seen = { running: 0, most: 0 }
  const work = async () => {
    seen.most = Math.max(seen.most, ++seen.running)
    await opened
    seen.running--
  }
  return { open, work, seen }
}

test('password work runs two at a time, and all of it', async () => {
  const { open, work, seen } = gate()
  const all = Array.from({ length: 20 }, () => inPasswordSlot('192.0.2.1', work))
  open()
  await Promise.all(all)
  expect(seen).toEqual({ running: 0, most: 2 })
})

test('one visitor fills only a part of the queue, and many fill no more than all of it', async () => {
  const { open, work } = gate()
  const admitted = Array.from({ length: slotLimits.running + slotLimits.waitingPerSite }, () =>
    inPasswordSlot('192.0.2.1', work),
  )
  await expect(inPasswordSlot('192.0.2.1', work)).rejects.toEqual(limited)
  for (let at = slotLimits.waitingPerSite; at < slotLimits.waiting; at++) {
    admitted.push(inPasswordSlot(`198.51.100.${at}`, work))
  }
  await expect(inPasswordSlot('203.0.113.1', work)).rejects.toEqual(limited)
  open()
  await Promise.all(admitted)
  await inPasswordSlot('192.0.2.1', work)
})

test('a site, however many addresses it has, fills only its part, and others are served in turn', async () => {
  const { open, work } = gate()
  const inSite = (at: number) => `2001:db8:1:${at.toString(16)}::1`
  const done: string[] = []
  const admitted = Array.from({ length: slotLimits.running + slotLimits.waitingPerSite }, (_, at) =>
    inPasswordSlot(inSite(at), work).then(() => done.push('crowd')),
  )
  await expect(inPasswordSlot(inSite(999), work)).rejects.toEqual(limited)
  admitted.push(inPasswordSlot('2001:db8:2::1', work).then(() => done.push('other')))
  open()
  await Promise.all(admitted)
  expect(done.indexOf('other')).toBeLessThan(slotLimits.running + 3)
})

test('work that throws gives its place on', async () => {
  for (let time = 0; time < 5; time++) {
    await expect(inPasswordSlot('192.0.2.1', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  }
  expect(await inPasswordSlot('192.0.2.1', async () => 'done')).toBe('done')
})
