import type { ReactNode } from 'react'
import { Header } from '#components/frame/header.tsx'
import { NavLinks } from '#components/frame/nav-links.tsx'
import type { Navigation } from '#components/frame/navigation.ts'
import { LeaveQuestion } from '#components/shared/leave-question.tsx'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { FrameContents } from '#lib/frame/get-frame.ts'

type Props = FrameContents & {
  actor: AccountActor
  /** The organization that the page belongs to. */
  current?: string
  side?: Navigation
  children: ReactNode
}

/** The frame of every page for signed-in people: header, side navigation, and the page as `main`. */
export function Frame({ side, children, ...header }: Props) {
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <Header {...header} {...(side && { side })} />
      <div className="mx-auto flex max-w-[1392px]">
        {side && (
          <aside className="hidden w-56 shrink-0 py-8 pl-3 lg:block">
            <NavLinks {...side} titled className="top-8 flex flex-col gap-0.5 tall:sticky" />
          </aside>
        )}
        <main
          id="content"
          tabIndex={-1}
          data-username={header.actor.username}
          className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8"
        >
          <div className="mx-auto max-w-[1120px]">{children}</div>
        </main>
      </div>
      <LeaveQuestion />
    </>
  )
}
