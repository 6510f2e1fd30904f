import { PlainShell } from '@/components/shell/app-shell'
import { NotFound } from '@/components/shell/not-found'
import { findSignedIn } from '@/lib/auth/page-request'
import DashboardLayout from './(dashboard)/layout'

/** An address that belongs to no page: with the way around for whoever is signed in. */
export default async function NotFoundPage() {
  if (!(await findSignedIn())) {
    return (
      <PlainShell>
        <NotFound />
      </PlainShell>
    )
  }
  return (
    <DashboardLayout>
      <NotFound />
    </DashboardLayout>
  )
}
