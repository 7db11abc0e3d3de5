export type LoginLine = {
  id: string
  label: string
  /** What to do before, or with, the line. */
  note: string
  line: string
  /** Whether the line holds the secret, and so is masked until it is revealed. */
  holdsSecret: boolean
}

type Login = { host: string; username: string; secret: string }

/** Ready lines that sign tools in; made in the browser, since some of them hold the secret. */
export function loginLines({ host, username, secret }: Login): LoginLine[] {
  const server = shellWord(host)
  const credentials = `--username ${username}`
  const plain = isLoopback(host) ? ' --tls-verify=false' : ''
  return [
    line(
      'docker',
      'docker',
      'Paste the token where it asks for the password.',
      `docker login ${credentials} ${server}`,
    ),
    line(
      'stdin',
      'password-stdin',
      'For scripts: the token comes from a variable and stays out of the shell history.',
      `printf %s "$GATEHOUSE_TOKEN" | docker login ${credentials} --password-stdin ${server}`,
    ),
    line(
      'podman',
      'podman',
      'Paste the token where it asks for the password.',
      `podman login ${credentials}${plain} ${server}`,
    ),
    {
      ...line(
        'kubernetes',
        'Kubernetes',
        'Creates the secret "gatehouse" for imagePullSecrets. The command contains the token.',
        [
          'kubectl create secret docker-registry gatehouse',
          `  --docker-server=${server}`,
          `  --docker-username=${username}`,
          `  --docker-password=${secret}`,
        ].join(' \\\n'),
      ),
      holdsSecret: true,
    },
    {
      ...line(
        'config',
        'config.json',
        'For ~/.docker/config.json. The file contains the token.',
        dockerConfig(host, username, secret),
      ),
      holdsSecret: true,
    },
    line(
      'ci',
      'CI',
      'For GitHub Actions: save the token there as the secret GATEHOUSE_TOKEN.',
      [
        '- uses: docker/login-action@v3',
        '  with:',
        `    registry: "${host}"`,
        `    username: "${username}"`,
        '    password: ${{ secrets.GATEHOUSE_TOKEN }}',
      ].join('\n'),
    ),
  ]
}

const line = (id: string, label: string, note: string, text: string): LoginLine => ({
  id,
  label,
  note,
  line: text,
  holdsSecret: false,
})

function dockerConfig(host: string, username: string, secret: string): string {
  return JSON.stringify({ auths: { [host]: { auth: btoa(`${username}:${secret}`) } } })
}

/** Brackets of an IPv6 address mean something to a shell. */
function shellWord(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : `'${text}'`
}

/** There is no TLS on loopback; docker knows that by itself, podman wants to be told. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host)
}

/** The same text with dots in place of what has to stay unseen. */
export function masked(text: string, secret: string): string {
  return text.replaceAll(secret, '••••••••••••').replace(/("auth":")[^"]+/, '$1••••••••••••')
}

/** `gate_pat_••••…••••k3Fq`: as long as the secret, and no more of it than the list shows. */
export function maskedSecret(secret: string, hint: string): string {
  const [prefix = '', end = ''] = hint.split('…')
  return prefix + '•'.repeat(Math.max(0, secret.length - prefix.length - end.length)) + end
}
