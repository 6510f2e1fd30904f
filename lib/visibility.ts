import { columnsOf, type Sql, sql } from './sql'

type Value = string | boolean | null

/**
 * Which rows of `Table`, Prisma's type of its rows, somebody may see, as plain data: columns with the value they must
 * have, or one of several. It is the one representation for both readers: Prisma takes it as a `where` as it is, and
 * {@link visible} makes SQL of it.
 */
export type Visibility<Table> = {
  readonly [Name in keyof Table as Table[Name] extends Value ? Name : never]?:
    | Table[Name]
    | (Table[Name] extends boolean ? never : { in: NonNullable<Table[Name]>[] })
}

type AnyVisibility = { readonly [name: string]: Value | { readonly in: readonly unknown[] } }

/** The conditions of a visibility, for the table known as `alias`. */
export function visible(visibility: AnyVisibility, alias: string): readonly Sql[] {
  const column = columnsOf(alias)
  return Object.entries(visibility).map(([name, wanted]) => {
    if (wanted === null) return sql`${column(name)} is null`
    if (typeof wanted === 'object') return sql`${column(name)} = any(${wanted.in.map(String)})`
    return sql`${column(name)} = ${wanted}`
  })
}
