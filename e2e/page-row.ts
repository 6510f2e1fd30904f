import type { Permission, Role } from '@/lib/auth/permissions'

export type PageRow = {
  /** Under `app/`. */
  readonly file: string
  /** An address that the demo workspace has. */
  readonly path: string
  /** Every permission it takes; null when nobody has to be signed in. */
  readonly needs: readonly Permission[] | null
  /** Words that stand on this page and on no other. */
  readonly shows: string
  /** Somebody who may open it. */
  readonly reader: Role | null
}

/** A page of whoever is signed in. */
export function dashboard(
  file: string,
  path: string,
  needs: readonly Permission[],
  shows: string,
  reader: Role,
): PageRow {
  return { file: `(dashboard)/${file}`, path, needs, shows, reader }
}
