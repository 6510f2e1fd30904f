/** What may stand for a `$1`: never part of the text that the database parses. */
export type SqlValue = string | number | boolean | Date | null | readonly string[]

/**
 * A piece of a statement with its values. Only {@link sql} and what builds on it can make one, so text from outside
 * reaches the database as a value and never as SQL.
 */
export class Sql {
  readonly #strings: readonly string[]
  readonly #values: readonly SqlValue[]

  private constructor(strings: readonly string[], values: readonly SqlValue[]) {
    this.#strings = strings
    this.#values = values
  }

  static ofTemplate(strings: readonly string[], parts: readonly (SqlValue | Sql)[]): Sql {
    const texts = [strings[0] ?? '']
    const values: SqlValue[] = []
    for (const [at, part] of parts.entries()) {
      const following = strings[at + 1] ?? ''
      if (part instanceof Sql) {
        const [first = '', ...rest] = part.#strings
        texts.push(`${texts.pop() ?? ''}${first}`, ...rest)
        texts.push(`${texts.pop() ?? ''}${following}`)
        values.push(...part.#values)
      } else {
        texts.push(following)
        values.push(part)
      }
    }
    return new Sql(texts, values)
  }

  get text(): string {
    return this.#strings.reduce((text, piece, at) => `${text}$${at}${piece}`)
  }

  get values(): readonly SqlValue[] {
    return this.#values
  }
}

/** A statement or a piece of one: pieces are set in as they are, everything else becomes a value. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  return Sql.ofTemplate(strings, parts)
}

/** The pieces with `separator` between them. */
export function joined(pieces: readonly Sql[], separator: ' and ' | ' or ' | ', ' | ' union all '): Sql {
  const between = pieces.slice(1).map(() => separator)
  return Sql.ofTemplate(pieces.length === 0 ? [''] : ['', ...between, ''], pieces)
}

/** All of `conditions`, each in its own brackets; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : joined(conditions.map(bracketed), ' and ')
}

/** At least one of `conditions`, each in its own brackets; false when there are none. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : joined(conditions.map(bracketed), ' or ')
}

/** The rows of a query as one JSON value, in their order. */
export function jsonListOf(query: Sql): Sql {
  return sql`(select coalesce(json_agg(part), '[]') from (${query}) as part)`
}

/** PostgreSQL writes instants into JSON in its own way; this makes ISO 8601 of one. */
export function instantFromJson(text: string | null): string | null {
  return text && new Date(text).toISOString()
}

/** A name as the database knows it, in quotes. */
export function named(name: string): Sql {
  return Sql.ofTemplate([`"${name.replaceAll('"', '""')}"`], [])
}

/** The columns of a table by its alias. `Column` is the table's own list of columns, so that a wrong name cannot compile. */
export function columnsOf<Column extends string>(alias: string): (name: Column) => Sql {
  return (name) => sql`${named(alias)}.${named(name)}`
}

/** Of a table by its alias, the rows that were on record before an instant; every row without one. */
export function recordedBefore(alias: string, until?: Date): Sql {
  return until ? sql`${named(alias)}."createdAt" < ${until}` : sql`true`
}

/** A whole number in the text itself, where the planner must know it ahead: a limit. */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
  return Sql.ofTemplate([String(value)], [])
}

function bracketed(condition: Sql): Sql {
  return sql`(${condition})`
}
