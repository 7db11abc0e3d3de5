/** What a request of Git's, or of Git LFS, wants of which repository. */
export type GitRequest = {
  repository: { namespace: string; name: string }
  action: 'pull' | 'push'
  kind: 'smart' | 'dumb' | 'lfs'
  /** The rest of the path below the repository, as in "git-upload-pack". */
  resource: string
  /** For the last-used line, before the repository's name: "pushed to". */
  did: string
  /** What it does for a repository that its caller may make: make it, as a push does, or only find it empty. */
  whenNew: 'make' | 'empty' | 'refuse'
}
