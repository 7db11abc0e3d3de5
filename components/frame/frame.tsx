import type { ReactNode } from 'react'
import { Header } from '#components/frame/header.tsx'

type Props = { username: string; side?: ReactNode; children: ReactNode }

/** What stands around every page of a person who is signed in: header, side navigation, and the page as `main`. */
export function Frame({ username, side, children }: Props) {
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <Header username={username} />
      <div className="mx-auto flex max-w-[1392px]">
        {side && <aside className="hidden w-56 shrink-0 py-8 pl-3 lg:block">{side}</aside>}
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8"
        >
          <div className="mx-auto max-w-[1120px]">{children}</div>
        </main>
      </div>
    </>
  )
}
