export type Snippet = {
  /** What a person reads before it. */
  note: string
  text: string
  /** Whether it holds the secret, and so is masked until that is shown. */
  holdsSecret?: boolean
}

export type LoginTab = { id: string; label: string; snippets: Snippet[] }

type Login = {
  host: string
  username: string
  secret: string
  /** The address of the page. */
  origin: string
  /** The address that repositories are cloned from. */
  gitUrl: string
}

/** Ready lines that sign tools in; made in the browser, since some of them hold the secret. */
export function loginLines(login: Login): LoginTab[] {
  const { host, origin } = login
  const isPlainHttp = origin === `http://${host}`
  const names = {
    ...login,
    server: shellWord(host),
    user: `--username ${login.username}`,
    // docker knows by itself that there is no TLS on loopback; podman must be told.
    noTls: isPlainHttp || isLoopback(host),
    mustBeAllowed: isPlainHttp && !isLoopback(host),
  }
  return [
    { id: 'docker', label: 'docker', snippets: docker(names) },
    { id: 'podman', label: 'podman', snippets: podman(names) },
    { id: 'git', label: 'git', snippets: git(names) },
    { id: 'kubernetes', label: 'Kubernetes', snippets: kubernetes(names) },
    { id: 'github', label: 'GitHub', snippets: [github(names)] },
    { id: 'gitlab', label: 'GitLab', snippets: [gitlab(names)] },
    { id: 'config', label: 'config.json', snippets: [dockerConfig(names)] },
    { id: 'curl', label: 'curl', snippets: curl(names) },
  ]
}

type Names = Login & { server: string; user: string; noTls: boolean; mustBeAllowed: boolean }

const typed = 'Paste the token where it asks for the password.'
const scripted = 'In a script, with the token in a variable:'
const fromVariable = 'printf %s "$GATEHOUSE_TOKEN" |\n  '

function docker({ host, server, user, mustBeAllowed }: Names): Snippet[] {
  const allow = {
    note: `${host} has no TLS. Allow that in /etc/docker/daemon.json, and restart docker.`,
    text: `{ "insecure-registries": ["${host}"] }`,
  }
  return [
    ...(mustBeAllowed ? [allow] : []),
    { note: typed, text: `docker login ${user} ${server}` },
    { note: scripted, text: `${fromVariable}docker login ${user} --password-stdin ${server}` },
  ]
}

function podman({ server, user, noTls }: Names): Snippet[] {
  const words = `${user}${noTls ? ' --tls-verify=false' : ''}`
  return [
    { note: typed, text: `podman login ${words} ${server}` },
    { note: scripted, text: `${fromVariable}podman login ${words} --password-stdin ${server}` },
  ]
}

/** With the name in the address, git asks for the password alone, and the address may be shown to anybody. */
function git({ gitUrl, username }: Names): Snippet[] {
  const clone = `clone ${gitUrl.replace('://', `://${username}@`)}/${username}/REPOSITORY.git`
  const helper = '!echo password=$GATEHOUSE_TOKEN #'
  return [
    { note: `${typed} A first push creates the repository.`, text: `git ${clone}` },
    {
      note: scripted,
      text: `git -c credential.helper= \\\n  -c credential.helper='${helper}' \\\n  ${clone}`,
    },
  ]
}

function kubernetes({ host, server, username, secret, mustBeAllowed }: Names): Snippet[] {
  const allow = {
    note: `${host} has no TLS. Allow that on each node, in /etc/containerd/certs.d/${host}/hosts.toml.`,
    text: `[host."http://${host}"]\n  capabilities = ["pull", "resolve"]`,
  }
  const create = [
    'kubectl create secret docker-registry gatehouse',
    `  --docker-server=${server}`,
    `  --docker-username=${username}`,
    `  --docker-password=${secret}`,
  ]
  return [
    ...(mustBeAllowed ? [allow] : []),
    {
      note: 'Creates the secret “gatehouse”. The command contains the token.',
      text: create.join(' \\\n'),
      holdsSecret: true,
    },
    { note: 'In the specification of a pod:', text: 'imagePullSecrets:\n  - name: gatehouse' },
  ]
}

function github({ host, username, mustBeAllowed }: Names): Snippet {
  const allow = [
    '- uses: docker/setup-docker-action@v4',
    '  with:',
    `    daemon-config: '{ "insecure-registries": ["${host}"] }'`,
  ]
  const login = [
    '- uses: docker/login-action@v3',
    '  with:',
    `    registry: "${host}"`,
    `    username: "${username}"`,
    '    password: ${{ secrets.GATEHOUSE_TOKEN }}',
  ]
  return {
    note: 'Save the token as the secret GATEHOUSE_TOKEN of the repository. In the steps of a job:',
    text: [...(mustBeAllowed ? allow : []), ...login].join('\n'),
  }
}

function gitlab({ host, server, user, mustBeAllowed }: Names): Snippet {
  const allowing = ['    - name: docker:dind', `      command: ["--insecure-registry=${host}"]`]
  const lines = [
    'build:',
    '  image: docker:cli',
    '  services:',
    ...(mustBeAllowed ? allowing : ['    - docker:dind']),
    '  before_script:',
    '    - printf %s "$GATEHOUSE_TOKEN" |',
    `      docker login ${user} --password-stdin ${server}`,
  ]
  return {
    note: 'Save the token as the masked variable GATEHOUSE_TOKEN of the project. In .gitlab-ci.yml:',
    text: lines.join('\n'),
  }
}

function dockerConfig({ host, username, secret }: Names): Snippet {
  return {
    note: 'For ~/.docker/config.json. The file contains the token.',
    text: JSON.stringify({ auths: { [host]: { auth: btoa(`${username}:${secret}`) } } }),
    holdsSecret: true,
  }
}

function curl({ origin, username }: Names): Snippet[] {
  const signIn = [
    `BEARER=$(curl --silent ${origin}/v2/auth/token`,
    `  --json "{\\"identifier\\":\\"${username}\\",\\"secret\\":\\"$GATEHOUSE_TOKEN\\"}" |`,
    '  jq --raw-output .access_token)',
  ]
  const repositories = `${origin}/v2/namespaces/${username}/repositories`
  return [
    {
      note: 'Signs in to the API for 10 minutes, with the token in a variable. Needs jq.',
      text: signIn.join(' \\\n'),
    },
    { note: 'Lists repositories:', text: `curl --header "Authorization: Bearer $BEARER" ${repositories}` },
  ]
}

/** Brackets of an IPv6 address mean something to a shell. */
const shellWord = (text: string) => (/^[\w.:-]+$/.test(text) ? text : `'${text}'`)

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host)

/** The same text with dots in place of what has to stay unseen. */
export function masked(text: string, secret: string): string {
  return text.replaceAll(secret, '••••••••••••').replace(/("auth":")[^"]+/, '$1••••••••••••')
}

/** `gate_pat_••••…••••k3Fq`: as long as the secret, and no more of it than the list shows. */
export function maskedSecret(secret: string, hint: string): string {
  const [prefix = '', end = ''] = hint.split('…')
  return prefix + '•'.repeat(Math.max(0, secret.length - prefix.length - end.length)) + end
}
