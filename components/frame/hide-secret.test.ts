import { expect, it } from 'vitest'
import { hideSecret } from '#components/frame/hide-secret.ts'

it.each([
  ['gate_pat_0123456789abcdefghijABCDEFGHIJ012345k3Fq', '…k3Fq'],
  ['  gate_oat_0123456789abcdefghijABCDEFGHIJ012345k3Fq\n', '  …k3Fq\n'],
  ['acme_pat_0123456789abk3Fq', '…k3Fq'],
  ['gate_pat_…k3Fq', 'gate_pat_…k3Fq'],
  ['gate_pat', 'gate_pat'],
  ['team/my_pat_app', 'team/my_pat_app'],
])('%j is searched for as %j', (pasted, searched) => {
  expect(hideSecret(pasted)).toBe(searched)
})
