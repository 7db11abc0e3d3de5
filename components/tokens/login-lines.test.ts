import { describe, expect, it } from 'vitest'
import { loginLines, masked, maskedSecret } from '#components/tokens/login-lines.ts'

const secret = 'gate_pat_0123456789abcdefghijABCDEFGHIJ9zk3Fq'

function lineFor(id: string, host = 'registry.example.com') {
  return loginLines({ host, username: 'demo', secret }).find((one) => one.id === id)!
}

describe('login lines', () => {
  it('ask for the token rather than hold it, wherever the tool can ask', () => {
    expect(lineFor('docker').line).toBe('docker login --username demo registry.example.com')
    expect(lineFor('stdin').line).toBe(
      'printf %s "$GATEHOUSE_TOKEN" | docker login --username demo --password-stdin registry.example.com',
    )
    expect(lineFor('podman').line).toBe('podman login --username demo registry.example.com')
    for (const { line, holdsSecret } of loginLines({ host: 'a.example', username: 'demo', secret })) {
      expect(line.includes(secret) || line.includes(btoa(`demo:${secret}`))).toBe(holdsSecret)
    }
  })

  it('tell podman that loopback speaks plain http', () => {
    expect(lineFor('podman', '127.0.0.1:3000').line).toBe(
      'podman login --username demo --tls-verify=false 127.0.0.1:3000',
    )
    expect(lineFor('podman', 'localhost.example.com').line).not.toContain('tls-verify')
  })

  it('quote an IPv6 address for the shell, and a port for YAML', () => {
    expect(lineFor('docker', '[::1]:3000').line).toBe("docker login --username demo '[::1]:3000'")
    expect(lineFor('ci', '127.0.0.1:3000').line).toContain('    registry: "127.0.0.1:3000"\n')
  })

  it('hold what Kubernetes and a config.json need', () => {
    expect(lineFor('kubernetes').line).toBe(
      String.raw`kubectl create secret docker-registry gatehouse \
  --docker-server=registry.example.com \
  --docker-username=demo \
  --docker-password=${secret}`,
    )
    expect(JSON.parse(lineFor('config').line)).toEqual({
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
    expect(masked(lineFor('kubernetes').line, secret)).toMatch(/--docker-password=••••••••••••$/)
    expect(masked(lineFor('config').line, secret)).toContain('"auth":"••••••••••••"')
    expect(masked(lineFor('config').line, secret)).not.toContain('ZGVtbz')
  })

  it('leaves of the secret itself what the list shows', () => {
    expect(maskedSecret(secret, 'gate_pat_…k3Fq')).toBe(`gate_pat_${'•'.repeat(32)}k3Fq`)
  })
})
