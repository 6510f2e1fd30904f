import type { ReactNode } from 'react'
import { type NavSection, Sidebar, TopBar } from './sidebar'

type AppShellProps = {
  readonly sections: readonly NavSection[]
  readonly account: ReactNode
  /** The leaves that listen to the keyboard: see `Shortcuts`. */
  readonly keyboard?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page behind the sign-in. It decides nothing: what is in it was decided by its caller. */
export function AppShell({ sections, account, keyboard, children }: AppShellProps) {
  return (
    <div className="md:grid md:grid-cols-[auto_minmax(0,1fr)]">
      <div data-screen-only className="md:border-r md:border-line md:bg-sunk">
        <Sidebar sections={sections} account={account} />
      </div>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1360px] grow px-4 pt-5 pb-16 outline-none sm:px-6 md:px-8 md:pt-7"
        >
          {children}
        </main>
      </div>
      {keyboard}
    </div>
  )
}

/** A page without navigation: sign-in, first admin, an accepted invitation, and faults. */
export function PlainShell({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-md px-4 pt-[12vh] pb-16 outline-none">
      {children}
    </main>
  )
}
