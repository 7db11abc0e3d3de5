import { describe, expect, it } from 'vitest'
import { readSubject, subjectOf } from '#lib/registry/subject.ts'

describe('who a registry token says it is for', () => {
  const tokenId = '01a2014e-1248-70fe-bbf2-359fe88389a3'
  const address = '192.0.2.1'
  const account = { accountId: 'a', username: 'demo', address }

  it('names the person, and the token so that people recognise it', () => {
    const rights = { permission: 'read', allRepositories: true, publicRead: false } as const
    expect(subjectOf({ kind: 'anonymous', address })).toBe('anonymous@192.0.2.1')
    expect(subjectOf({ kind: 'anonymous', address: '2001:db8:1:2:3::4' })).toBe('anonymous@2001:db8:1:2::/64')
    expect(subjectOf({ kind: 'account', ...account })).toBe('demo')
    expect(
      subjectOf({ kind: 'token', ...account, ...rights, tokenId, tokenName: 'Test', hint: 'gate_pat_…k3Fq' }),
    ).toBe(`demo/k3Fq-${tokenId}`)
  })

  it('is read back', () => {
    const [kind, owner] = ['token', 'demo']
    expect(readSubject(`demo/k3Fq-${tokenId}`)).toEqual({ kind, owner, lastFour: 'k3Fq', tokenId })
    expect(readSubject('demo')).toEqual({ kind: 'account', owner })
    expect(readSubject('anonymous@192.0.2.7')).toEqual({ kind: 'anonymous', address: '192.0.2.7' })
  })

  it.each([
    '',
    'demo/',
    'demo@192.0.2.7',
    `demo/${tokenId}`,
    `demo/k3Fq-${tokenId}x`,
    `a/b/k3Fq-${tokenId}`,
    'demo/k3Fq-1',
  ])('is nobody in %j', (subject) => expect(readSubject(subject)).toBeNull())
})
