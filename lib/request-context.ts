/** One request, as far as it matters to who may do what: from where, with what program, at which door, when. */
export type RequestContext = {
  address: string
  userAgent: string | undefined
  door: 'registry' | 'api' | 'service' | 'git'
  now: Date
}
