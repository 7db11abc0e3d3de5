import { expect, it } from 'vitest'
import { clientName } from '#lib/usage/client-name.ts'

it.each([
  [
    'docker/28.2.2 go/go1.24.3 git-commit/45873be kernel/6.1.0 os/linux arch/amd64 UpstreamClient(Docker-Client/28.2.2 \\(linux\\))',
    'docker 28.2.2',
  ],
  ['Docker-Client/28.2.2 (linux)', 'docker 28.2.2'],
  ['skopeo/1.9.3', 'skopeo 1.9.3'],
  ['containers/5.23.1 (github.com/containers/image)', 'containers 5.23.1'],
  ['containerd/v1.7.20', 'containerd 1.7.20'],
  ['curl/8.5.0', 'curl 8.5.0'],
  ['helm', 'helm'],
  ['', null],
  [undefined, null],
  ['<script>alert(1)</script>', null],
  [`x/${'9'.repeat(10_000)}`, `x ${'9'.repeat(58)}`],
])('%j is %j', (userAgent, name) => {
  expect(clientName(userAgent)).toBe(name)
})
