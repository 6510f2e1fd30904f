import { type ZodObject, type ZodType, z } from 'zod'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** A schema inside another: `true` takes anything, `false` nothing. */
export function schemaOf(part: JsonSchema | boolean | undefined): JsonSchema {
  return typeof part === 'object' ? part : {}
}

/**
 * What a program sends, as JSON Schema 2020-12: the JSON form of what forms and programs may send. `isPartial`: what is
 * not sent stays as it is, so that nothing is required and there are no defaults.
 */
export function inputSchema(schema: ZodObject, names: ReadonlySet<string>, isPartial = false): JsonSchema {
  const { properties = {}, description } = generate(schema, 'input')
  const kept = Object.entries(properties).filter(([name]) => names.has(name))
  if (isPartial) for (const [, part] of kept) delete schemaOf(part).default
  const required = isPartial ? [] : requiredOf(schema).filter((name) => names.has(name))
  return {
    type: 'object',
    ...(description ? { description } : {}),
    properties: Object.fromEntries(kept),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

/** What an operation or a query answers. */
export function outputSchema(schema: ZodType): JsonSchema {
  return generate(schema, 'output')
}

/** The names that an input cannot do without, found by sending nothing: fields that read blanks hide it otherwise. */
function requiredOf(schema: ZodObject): string[] {
  const parsed = schema.safeParse({})
  const names = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]))
  return Object.keys(schema.shape).filter((name) => names.includes(name))
}

function generate(schema: ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input') restoreMeta(zodSchema, jsonSchema)
      mergeNull(jsonSchema)
      tidy(jsonSchema)
    },
  })
  return rest
}

/** Zod leaves out what it cannot be sure of when a value is read before it is checked; ours say the same before and after. */
function restoreMeta(zodSchema: z.core.$ZodTypes, jsonSchema: JsonSchema): void {
  Object.assign(jsonSchema, z.globalRegistry.get(zodSchema))
  if (zodSchema._zod.def.type === 'default') jsonSchema.default = zodSchema._zod.def.defaultValue
}

/** `["string", "null"]` instead of a choice between a string and null. */
function mergeNull(jsonSchema: JsonSchema): void {
  const [first, second, ...others] = jsonSchema.anyOf ?? []
  if (others.length > 0 || schemaOf(second).type !== 'null') return
  const { type, enum: values, ...rest } = schemaOf(first)
  if (typeof type !== 'string') return
  delete jsonSchema.anyOf
  // OpenAPI takes the array of types that JSON Schema has; Zod's declaration of it knows single ones alone.
  Object.assign(jsonSchema, rest, { type: [type, 'null'] }, values ? { enum: [...values, null] } : {})
}

/** A format says what its long pattern would, and the largest safe integer is no limit of ours. */
function tidy(jsonSchema: JsonSchema): void {
  if (jsonSchema.format) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}
