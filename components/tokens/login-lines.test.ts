import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loginLines, masked, maskedSecret } from '#components/tokens/login-lines.ts'

const secret = 'gate_pat_0123456789abcdefghijABCDEFGHIJ9zk3Fq'

const tabs = (host: string, origin = `https://${host}`) =>
  loginLines({ host, origin, gitUrl: origin, username: 'demo', secret })

function textsFor(id: string, host = 'registry.example.com', origin?: string): string[] {
  return tabs(host, origin)
    .find((tab) => tab.id === id)!
    .snippets.map(({ text }) => text)
}

describe('login lines', () => {
  it('ask for the token or take it from a variable, wherever the tool can', () => {
    expect(textsFor('docker')).toEqual([
      'docker login --username demo registry.example.com',
      'printf %s "$GATEHOUSE_TOKEN" |\n  docker login --username demo --password-stdin registry.example.com',
    ])
    expect(textsFor('podman')[0]).toBe('podman login --username demo registry.example.com')
    for (const { text, holdsSecret = false } of tabs('a.example').flatMap(({ snippets }) => snippets))
      expect(text.includes(secret) || text.includes(btoa(`demo:${secret}`))).toBe(holdsSecret)
    const holding = tabs('a.example').filter(({ snippets }) => snippets.some((one) => one.holdsSecret))
    expect(holding.map(({ id }) => id)).toEqual(['kubernetes', 'config'])
  })

  it('tell podman that loopback has no TLS, and nobody else', () => {
    const at = ['127.0.0.1:3000', 'http://127.0.0.1:3000'] as const
    expect(textsFor('podman', ...at)[0]).toBe(
      'podman login --username demo --tls-verify=false 127.0.0.1:3000',
    )
    expect(tabs(...at).map(({ snippets }) => snippets.length)).toEqual([2, 2, 2, 2, 1, 1, 1, 2])
    expect(JSON.stringify(tabs(...at))).not.toContain('insecure')
    expect(textsFor('podman', 'localhost.example.com')[0]).not.toContain('tls-verify')
  })

  it('have each tool allow another host without TLS first', () => {
    const at = ['gate.example:3000', 'http://gate.example:3000'] as const
    expect(JSON.parse(textsFor('docker', ...at)[0]!)).toEqual({
      'insecure-registries': ['gate.example:3000'],
    })
    expect(textsFor('podman', ...at)[0]).toContain(' --tls-verify=false ')
    expect(textsFor('kubernetes', ...at)[0]).toMatch(/^\[host\."http:\/\/gate\.example:3000"\]\n/)
    const [allow] = parse(textsFor('github', ...at)[0]!)
    expect(JSON.parse(allow.with['daemon-config'])).toEqual({ 'insecure-registries': ['gate.example:3000'] })
    expect(parse(textsFor('gitlab', ...at)[0]!).build.services).toEqual([
      { name: 'docker:dind', command: ['--insecure-registry=gate.example:3000'] },
    ])
  })

  it('know nothing of a registry elsewhere than the page, and take it to have TLS', () => {
    expect(JSON.stringify(tabs('registry.example', 'http://gate.example:3000'))).not.toMatch(
      /insecure|tls-verify/,
    )
  })

  it('clone with the name in the address, and the token never there', () => {
    expect(textsFor('git', 'gate.example.com')).toEqual([
      'git clone https://demo@gate.example.com/demo/REPOSITORY.git',
      String.raw`git -c credential.helper= \
  -c credential.helper='!echo password=$GATEHOUSE_TOKEN #' \
  clone https://demo@gate.example.com/demo/REPOSITORY.git`,
    ])
  })

  it('quote an IPv6 address for the shell', () => {
    expect(textsFor('docker', '[::1]:3000')[0]).toBe("docker login --username demo '[::1]:3000'")
  })

  it('are YAML for CI, with the token in a secret', () => {
    expect(parse(textsFor('github', '127.0.0.1:3000')[0]!)).toEqual([
      {
        uses: 'docker/login-action@v3',
        with: { registry: '127.0.0.1:3000', username: 'demo', password: '${{ secrets.GATEHOUSE_TOKEN }}' },
      },
    ])
    expect(parse(textsFor('gitlab', '[::1]:3000')[0]!)).toEqual({
      build: {
        image: 'docker:cli',
        services: ['docker:dind'],
        before_script: [
          `printf %s "$GATEHOUSE_TOKEN" | docker login --username demo --password-stdin '[::1]:3000'`,
        ],
      },
    })
  })

  it('hold what Kubernetes and a config.json need', () => {
    expect(textsFor('kubernetes')[0]).toBe(
      String.raw`kubectl create secret docker-registry gatehouse \
  --docker-server=registry.example.com \
  --docker-username=demo \
  --docker-password=${secret}`,
    )
    expect(JSON.parse(textsFor('config')[0]!)).toEqual({
      // base64 of "demo:gate_pat_0123456789abcdefghijABCDEFGHIJ9zk3Fq"
      auths: {
        'registry.example.com': {
          auth: 'ZGVtbzpnYXRlX3BhdF8wMTIzNDU2Nzg5YWJjZGVmZ2hpakFCQ0RFRkdISUo5emszRnE=',
        },
      },
    })
  })
})

describe('masking', () => {
  it('leaves nothing of the secret in a line', () => {
    expect(masked(textsFor('kubernetes')[0]!, secret)).toMatch(/--docker-password=••••••••••••$/)
    expect(masked(textsFor('config')[0]!, secret)).toContain('"auth":"••••••••••••"')
    expect(masked(textsFor('config')[0]!, secret)).not.toContain('ZGVtbz')
  })

  it('leaves of the secret itself what the list shows', () => {
    expect(maskedSecret(secret, 'gate_pat_…k3Fq')).toBe(`gate_pat_${'•'.repeat(32)}k3Fq`)
  })
})
