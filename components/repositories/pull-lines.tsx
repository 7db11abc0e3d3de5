import { CommandLine } from '#components/shared/command-line.tsx'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

type Props = { repository: PublicRepository; host: string; gitUrl: string }

/** A line for each protocol that reaches the repository. */
export function PullLines({ repository: { fullName, protocols }, host, gitUrl }: Props) {
  return (
    <div className="flex flex-col gap-2">
      {protocols.includes('images') && (
        <CommandLine label="Copy the line for docker" line={`docker pull ${host}/${fullName}`} />
      )}
      {protocols.includes('git') && (
        <CommandLine label="Copy the line for git" line={`git clone ${gitUrl}/${fullName}.git`} />
      )}
    </div>
  )
}
