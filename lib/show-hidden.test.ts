import { expect, it } from 'vitest'
import { showHidden } from '#lib/show-hidden.ts'

it.each([
  ['Fix the build: é, 日本語, שלום, 😀', 'Fix the build: é, 日本語, שלום, 😀'],
  ['a\u202Eb', 'a⟨U+202E⟩b'],
  ['a\u0000b\r\nc', 'a⟨U+0000⟩b⟨U+000D⟩⟨U+000A⟩c'],
  ['\u200B\u3164\u2028', '⟨U+200B⟩⟨U+3164⟩⟨U+2028⟩'],
  ['\u{E0041}', '⟨U+E0041⟩'],
  ['\uD800x', '\uFFFDx'],
])('shows %j as %j', (text, shown) => {
  expect(showHidden(text)).toBe(shown)
})
