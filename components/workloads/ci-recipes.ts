/** How jobs of one CI sign in: a file for the CI, ready to be used. */
export type CiRecipe = {
  id: 'github' | 'gitlab' | 'forgejo' | 'buildkite' | 'circleci' | 'kubernetes' | 'curl'
  label: string
  /** Its name in `docs/recipes/ci/`. */
  file: string
  /** What a person reads before it. */
  note: string
  text: string
}

type Workload = {
  /** Gatehouse's own address. */
  url: string
  organization: string
  /** The id of the trusted workload. */
  workload: string
  /** Whom its id tokens are for. */
  audience: string
}

/** One for each CI, for a trusted workload; the page shows them, and `docs/recipes/ci/` has them for another. */
export function ciRecipes(trusted: Workload): CiRecipe[] {
  const { host, protocol } = new URL(trusted.url)
  const isUsual = protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(host)
  // The command takes a name alone for https, and for this computer itself.
  const server = shellWord(isUsual ? host : trusted.url)
  const { audience } = trusted
  // Jobs ask for an id token for this address unless they are told otherwise.
  const asked = audience === trusted.url ? '' : ` --audience ${shellWord(audience)}`
  const names: Names = {
    ...trusted,
    host,
    server,
    install: `npm install --global ${shellWord(`${trusted.url}/cli/gatehouse.tgz`)}`,
    login: `gatehouse login ${server} --oidc --workload ${trusted.workload}${asked}`,
    logout: `gatehouse logout ${server}`,
    image: `${host}/${trusted.organization}/api`,
  }
  return [
    {
      ...{ id: 'github', label: 'GitHub Actions', file: 'github-actions.yml' },
      ...{ note: 'A workflow in .github/workflows/, on GitHub or GitHub Enterprise Server:' },
      text: actions(names, 'ubuntu-latest', ['permissions:', '  contents: read', '  id-token: write']),
    },
    {
      ...{ id: 'gitlab', label: 'GitLab CI', file: 'gitlab-ci.yml' },
      ...{ note: 'A job in .gitlab-ci.yml:', text: gitlab(names) },
    },
    {
      ...{ id: 'forgejo', label: 'Forgejo', file: 'forgejo-actions.yml' },
      note: 'A workflow in .forgejo/workflows/. Where Gitea gives id tokens to its jobs, they take the workflow for GitHub.',
      text: actions(names, 'docker', ['enable-openid-connect: true']),
    },
    {
      ...{ id: 'buildkite', label: 'Buildkite', file: 'buildkite.yml' },
      ...{ note: 'A step in .buildkite/pipeline.yml:', text: buildkite(names) },
    },
    {
      ...{ id: 'circleci', label: 'CircleCI', file: 'circleci.yml' },
      ...{ note: 'A job in .circleci/config.yml:', text: circleci(names) },
    },
    {
      ...{ id: 'kubernetes', label: 'Kubernetes', file: 'kubelet.yaml' },
      note: 'For the kubelet’s --image-credential-provider-config, on nodes that have the command in the folder of --image-credential-provider-bin-dir:',
      text: kubelet(names),
    },
    {
      ...{ id: 'curl', label: 'curl', file: 'docker-login.sh' },
      note: 'Without the command, in any CI. GATEHOUSE_ID_TOKEN holds the id token of the job. Needs jq.',
      text: curl(names),
    },
  ]
}

type Names = Workload & {
  host: string
  server: string
  /** Puts the command, as this Gatehouse has it, into the job. */
  install: string
  login: string
  logout: string
  image: string
}

/** GitHub's workflows, which Forgejo reads too; they differ in how a job is allowed an id token. */
function actions({ install, login, logout, image }: Names, runsOn: string, allowing: string[]): string {
  return lines(
    ...['on:', '  push:', '    branches: [main]', ...allowing],
    ...['jobs:', '  publish:', `    runs-on: ${runsOn}`, '    steps:', '      - uses: actions/checkout@v5'],
    `      - run: ${install}`,
    `      - run: ${yamlLine(login)}`,
    `      - run: docker build --tag ${image}:$GITHUB_SHA .`,
    `      - run: docker push ${image}:$GITHUB_SHA`,
    `      - run: ${logout}`,
    '        if: always()',
  )
}

function gitlab({ audience, install, login, logout, image }: Names): string {
  return lines(
    ...['publish:', '  image: docker:cli', '  services:', '    - docker:dind'],
    ...['  id_tokens:', '    GATEHOUSE_ID_TOKEN:', `      aud: ${yamlText(audience)}`],
    ...['  before_script:', '    - apk add --no-cache npm', `    - ${install}`],
    ...['  script:', `    - ${yamlLine(login)}`],
    ...[`    - docker build --tag ${image}:$CI_COMMIT_SHA .`, `    - docker push ${image}:$CI_COMMIT_SHA`],
    ...['  after_script:', `    - ${logout}`],
  )
}

function buildkite({ install, login, logout, image }: Names): string {
  return lines(
    ...['steps:', '  - label: Publish', '    command: |', `      ${install}`],
    ...[`      trap '${logout}' EXIT`, `      ${login}`],
    `      docker build --tag ${image}:$$BUILDKITE_COMMIT .`,
    `      docker push ${image}:$$BUILDKITE_COMMIT`,
  )
}

function circleci({ audience, install, login, logout, image }: Names): string {
  const claims = shellQuoted(JSON.stringify({ aud: audience }))
  return lines(
    ...['version: 2.1', 'jobs:', '  publish:', '    docker:', '      - image: cimg/node:lts', '    steps:'],
    ...['      - checkout', '      - setup_remote_docker', `      - run: sudo ${install}`, '      - run: |'],
    `          GATEHOUSE_ID_TOKEN=$(circleci run oidc get --claims ${claims})`,
    '          export GATEHOUSE_ID_TOKEN',
    `          ${login}`,
    `          docker build --tag ${image}:$CIRCLE_SHA1 .`,
    `          docker push ${image}:$CIRCLE_SHA1`,
    ...['      - run:', `          command: ${logout}`, '          when: always'],
    ...['workflows:', '  publish:', '    jobs:', '      - publish'],
  )
}

function kubelet({ host, server, workload, audience }: Names): string {
  const words = ['credential-provider', '--host', server, '--workload', workload]
  return lines(
    ...['apiVersion: kubelet.config.k8s.io/v1', 'kind: CredentialProviderConfig', 'providers:'],
    ...['  - name: gatehouse', '    apiVersion: credentialprovider.kubelet.k8s.io/v1'],
    ...['    args:', ...words.map((word) => `      - ${yamlText(word)}`)],
    ...['    matchImages:', `      - ${yamlText(host)}`, '    defaultCacheDuration: 0s'],
    ...['    tokenAttributes:', `      serviceAccountTokenAudience: ${yamlText(audience)}`],
    ...['      cacheType: ServiceAccount', '      requireServiceAccount: true'],
  )
}

function curl({ url, organization, workload, host }: Names): string {
  return lines(
    'printf %s "$GATEHOUSE_ID_TOKEN" |',
    `  curl --silent --show-error --fail-with-body ${url}/oauth/token \\`,
    '    --data grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\',
    '    --data subject_token_type=urn:ietf:params:oauth:token-type:id_token \\',
    `    --data workload=${workload} \\`,
    '    --data-urlencode subject_token@- |',
    '  jq --raw-output .access_token |',
    `  docker login --username ${organization} --password-stdin ${shellWord(host)}`,
  )
}

const lines = (...all: string[]) => `${all.join('\n')}\n`

/** Brackets of an IPv6 address mean something to a shell. */
const shellWord = (text: string) => (/^[\w.:/-]+$/.test(text) ? text : shellQuoted(text))
const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** Quoted where it could be taken for something else than a text. */
const yamlText = (text: string) => (/^(--)?[a-z][\w./:-]*$/i.test(text) ? text : yamlQuoted(text))
/** A command, which begins with a letter. */
const yamlLine = (text: string) => (/: | #|:$/.test(text) ? yamlQuoted(text) : text)
const yamlQuoted = (text: string) => `'${text.replaceAll("'", "''")}'`
