import { cookies } from 'next/headers'
import type { ReactNode } from 'react'

/** What anybody may read. Reading a cookie keeps these pages from being rendered at build time. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  await cookies()
  return children
}
