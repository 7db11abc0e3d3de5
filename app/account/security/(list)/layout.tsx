import { ArrowUpRight } from '@lucide/icons'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { paths } from '#lib/paths.ts'

export default function SecurityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Security"
        description="Tokens let a tool act as you without your password."
        actions={
          <a
            href={paths.howTokensWork}
            target="_blank"
            className="-mb-0.5 inline-flex min-h-6 items-center gap-1 rounded-sm text-sm text-text-muted hover:text-text pointer-coarse:-my-2 pointer-coarse:min-h-10"
          >
            How tokens work{' '}
            <Icon icon={ArrowUpRight} aria-label="(opens in a new tab)" className="size-3.5" />
          </a>
        }
      />
      {children}
    </>
  )
}
