import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type JsonSchema, schemaOf } from '@/lib/rest/json-schema'
import { Described, Term } from './code'

export type Field = {
  readonly name: string
  readonly schema: JsonSchema
  readonly isRequired: boolean
  readonly description?: string | undefined
}

/** The fields of an object, in their order. */
export function fieldsOf(schema: JsonSchema): readonly Field[] {
  const required: readonly string[] = schema.required ?? []
  return Object.entries(schema.properties ?? {}).map(([name, part]) => ({
    name,
    schema: schemaOf(part),
    isRequired: required.includes(name),
    description: schemaOf(part).description,
  }))
}

type FieldListProps = {
  readonly fields: readonly Field[]
  /** Off for answers, where everything is always there. */
  readonly showRequired?: boolean
}

/** Names with their types, limits and what they mean; objects inside objects are set in. */
export function FieldList({ fields, showRequired = true }: FieldListProps) {
  return (
    <ul className="border-t border-line">
      {fields.map((field) => (
        <li key={field.name} className="border-b border-line py-2 last:border-b-0">
          <FieldLine field={field} showRequired={showRequired} />
        </li>
      ))}
    </ul>
  )
}

async function FieldLine({ field, showRequired }: { readonly field: Field; readonly showRequired: boolean }) {
  const t = await getTranslations('apiDocs')
  const { name, schema, isRequired, description } = field
  const inner = innerFields(schema)
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <code className="font-mono text-sm break-all">{name}</code>
        <span className="text-xs text-faint">{await typeText(schema)}</span>
        {showRequired && isRequired && <span className="text-xs font-medium text-accent">{t('required')}</span>}
      </div>
      {description && (
        <p className="text-soft">
          <Described text={description} />
        </p>
      )}
      <Limits schema={schema} />
      {inner.length > 0 && (
        <div className="mt-2 ml-4">
          <FieldList fields={inner} showRequired={false} />
        </div>
      )}
    </>
  )
}

async function Limits({ schema }: { readonly schema: JsonSchema }) {
  const t = await getTranslations('apiDocs')
  const values = schema.enum ?? schemaOf([schema.items].flat()[0]).enum
  const said: { readonly key: string; readonly text: ReactNode }[] = []
  if (values) said.push({ key: 'enum', text: <Choices label={t('oneOf')} values={values} /> })
  const length = lengthOf(schema)
  if (length) said.push({ key: 'length', text: length.min > 0 ? t('between', length) : t('atMost', length) })
  if (schema.type === 'integer' && schema.maximum !== undefined && !values) {
    said.push({ key: 'range', text: t('range', { min: schema.minimum ?? 0, max: schema.maximum }) })
  }
  if (schema.minItems) said.push({ key: 'least', text: t('itemsMin', { min: schema.minItems }) })
  if (schema.maxItems) said.push({ key: 'most', text: t('items', { max: schema.maxItems }) })
  const { default: fallback } = schema
  if (fallback !== undefined) {
    const value = JSON.stringify(fallback)
    said.push({ key: 'default', text: t.rich('default', { value, code: (text) => <Term>{text}</Term> }) })
  }
  if (said.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-faint">
      {said.map(({ key, text }) => (
        <span key={key}>{text}</span>
      ))}
    </p>
  )
}

function Choices({ label, values }: { readonly label: string; readonly values: readonly unknown[] }) {
  const shown = values.filter((value) => value !== null).map(String)
  return (
    <>
      {label}{' '}
      {shown.map((value, at) => (
        <span key={value}>
          {at > 0 && ', '}
          <code className="font-mono whitespace-nowrap text-soft">{value}</code>
        </span>
      ))}
    </>
  )
}

/** In words a reader knows; a format says more than the type it narrows. */
async function typeText(schema: JsonSchema): Promise<string> {
  const t = await getTranslations('apiDocs')
  const types: readonly unknown[] = [schema.type].flat()
  const isNullable = types.includes('null')
  const [only] = types.filter((type) => type !== 'null')
  const item = schemaOf([schema.items].flat()[0])
  const choice = schemaOf(schema.anyOf?.at(-1))
  const text =
    only === 'array'
      ? t('listOf', { type: await typeText(item) })
      : t(typeKey(only ?? choice.type, schema.format ?? choice.format))
  return isNullable ? `${text} ${t('orNull')}` : text
}

function typeKey(type: unknown, format: string | undefined) {
  switch (format) {
    case 'date':
      return 'type_date'
    case 'date-time':
      return 'type_instant'
    case 'uuid':
      return 'type_id'
    case 'email':
      return 'type_email'
    case 'uri':
      return 'type_url'
    default:
      return jsonTypeKey(type)
  }
}

function jsonTypeKey(type: unknown) {
  switch (type) {
    case 'string':
      return 'type_text'
    case 'integer':
      return 'type_whole'
    case 'number':
      return 'type_number'
    case 'boolean':
      return 'type_flag'
    case 'object':
      return 'type_object'
    case 'array':
      return 'type_list'
    default:
      return 'type_any'
  }
}

function lengthOf(schema: JsonSchema): { readonly min: number; readonly max: number } | null {
  const found = [schema, ...(schema.anyOf ?? []).map(schemaOf)].find(({ maxLength }) => maxLength !== undefined)
  return found?.maxLength === undefined ? null : { min: found.minLength ?? 0, max: found.maxLength }
}

/** The fields of an object, or of the objects in a list. */
function innerFields(schema: JsonSchema): readonly Field[] {
  return fieldsOf(schema.properties ? schema : schemaOf([schema.items].flat()[0]))
}
