/**
 * The command lines of a client. They run in a folder with `layout/` (an image), `README.md`, `Containerfile` and
 * `hello-1.0.0.tgz` (a chart); OciClient fills in the words in braces.
 */
export type ClientCommands = {
  /** Words that every command begins with. */
  options?: string
  /** Takes the secret from standard input. Some clients only store it. */
  login: string
  push: string | string[]
  pull: string
  /** Needs the list of tags. */
  tags?: string
  copy?: string | string[]
  delete?: string
  /** What it prints where it leaves out why Gatehouse refuses its credential. */
  ownWords?: { login?: string; pull?: string }
}

/** By the name of the program. A further client is one entry here and one in bin/test-programs.mjs. */
export const ociClients = {
  crane: {
    login: 'auth login {host} --username {username} --password-stdin',
    push: 'push layout {image}',
    pull: 'pull {image} pulled.tar',
    tags: 'ls {repository}',
    copy: 'copy {image} {copy}',
    delete: 'delete {repository}@{digest}',
  },
  oras: {
    login: 'login {host} --username {username} --password-stdin',
    push: 'push {image} README.md:text/markdown',
    pull: 'pull {image} --output pulled',
    tags: 'repo tags {repository}',
    copy: 'copy {image} {copy}',
    delete: 'manifest delete --force {image}',
  },
  regctl: {
    options: '--host reg={host},tls=disabled',
    login: 'registry login {host} --user {username} --pass-stdin',
    push: 'image copy ocidir://layout@{digest} {image}',
    pull: 'image copy {image} ocidir://pulled',
    tags: 'tag ls {repository}',
    copy: 'image copy {image} {copy}',
    delete: 'tag delete {image}',
    ownWords: { login: 'unauthorized', pull: 'unauthorized' },
  },
  // It deletes nothing in a registry.
  buildah: {
    options: '--storage-driver vfs --root {folder}/storage --runroot {folder}/storage/run',
    login: 'login --tls-verify=false --username {username} --password-stdin {host}',
    push: ['build --tag {image} .', 'push --tls-verify=false {image}'],
    pull: 'pull --tls-verify=false --policy always {image}',
    tags: 'pull --tls-verify=false --all-tags {repository}',
    copy: ['tag {image} {copy}', 'push --tls-verify=false {copy}'],
    ownWords: { login: 'invalid username/password' },
  },
  // Without a version, it looks for the latest among the tags. It copies and deletes nothing in a registry.
  helm: {
    login: 'registry login {host} --username {username} --password-stdin --plain-http',
    push: 'push hello-1.0.0.tgz oci://{namespace} --plain-http',
    pull: 'pull oci://{repository} --version 1.0.0 --plain-http',
    tags: 'show chart oci://{repository} --plain-http',
  },
  // It lists no tags, and deletes only signatures.
  cosign: {
    login: 'login {host} --username {username} --password-stdin',
    push: [
      'generate-key-pair',
      // Neither a log nor an authority of signatures is asked.
      'signing-config create --out signing.json',
      'trusted-root create --out root.json',
      'upload blob -f README.md {image}',
      'sign --key cosign.key --signing-config signing.json --trusted-root root.json --yes {image}',
      'verify --key cosign.pub --trusted-root root.json --insecure-ignore-tlog {image}',
    ],
    pull: 'save --dir pulled {image}',
    copy: 'copy {image} {copy}',
  },
} satisfies Record<string, ClientCommands>

export type ClientName = keyof typeof ociClients
