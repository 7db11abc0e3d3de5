import { expect, it } from 'vitest'
import { plainText } from '#lib/plain-text.ts'

const refusal = (text: string) => plainText(100).safeParse(text).error?.issues[0]?.message

const hidden = 'Leave out control characters, invisible ones and line breaks.'

it.each([
  ['a control', 'a\u0007b'],
  ['a line break', 'a\nb'],
  ['a line separator', 'a\u2028b'],
  ['a right-to-left override', 'a\u202Eb'],
  ['a right-to-left isolate', 'a\u2067b'],
  ['a right-to-left mark', 'a\u200Fb'],
  ['an Arabic letter mark', 'a\u061Cb'],
  ['a zero-width space', 'a\u200Bb'],
  ['a zero-width joiner', 'a\u200Db'],
  ['a word joiner', 'a\u2060b'],
  ['a byte order mark within', 'a\uFEFFb'],
  ['a soft hyphen', 'a\u00ADb'],
  ['a Hangul filler', 'a\u3164b'],
  ['tag characters', 'a\u{E0061}\u{E007F}b'],
])('refuses %s', (_, text) => {
  expect(refusal(text)).toBe(hidden)
})

it.each([
  ['a lone surrogate', 'a\uD800b'],
  ['bytes that were no UTF-8', new TextDecoder().decode(new Uint8Array([0x61, 0xff, 0x62]))],
])('refuses %s', (_, text) => {
  expect(refusal(text)).toBe('Enter text in UTF-8.')
})

it.each(['CI for España', 'עברית', 'العربية', '日本語', 'नमस्ते', '👩‍💻 👍🏽 ❤️ 🏳️‍🌈', 'a  b'])(
  'takes %s',
  (text) => {
    expect(refusal(text)).toBeUndefined()
  },
)
