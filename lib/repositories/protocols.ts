/** What a repository can be reached with, in the order in which they are named. */
export const protocols = ['images', 'git'] as const

export type Protocol = (typeof protocols)[number]

/** As in "a repository for Git". */
export const protocolLabels: Record<Protocol, string> = { images: 'images', git: 'Git' }
