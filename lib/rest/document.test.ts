import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { openApiRules } from '@/prisma/openapi-rules'
import { described, document } from '@/prisma/rest-contract'

/** Every object in the document with the pointer to it. */
function walk(value: unknown, pointer = '#'): [string, Readonly<Record<string, unknown>>][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, part]) => walk(part, `${pointer}/${key}`))
  return Array.isArray(value) ? inner : [[pointer, Object.fromEntries(Object.entries(value))], ...inner]
}

const objects = walk(document)

test('it has what OpenAPI 3.1 demands, and no part that it does not know', () => {
  const valid = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(openApiRules)
  valid(JSON.parse(JSON.stringify(document)))
  expect(valid.errors ?? []).toEqual([])
})

test('every reference leads to something', () => {
  const there = new Set(objects.map(([pointer]) => pointer))
  const references = objects.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []))
  expect(references.length).toBeGreaterThan(100)
  expect([...new Set(references)].filter((reference) => !there.has(reference))).toEqual([])
})

test('nothing that is described for reuse is left unused', () => {
  const used = new Set(objects.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : [])))
  const offered = (['schemas', 'headers'] as const).flatMap((kind) =>
    Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`),
  )
  expect(offered.filter((reference) => !used.has(reference))).toEqual([])
})

test('every schema is JSON Schema 2020-12', () => {
  const ajv = new Ajv2020()
  const schemas = objects.flatMap(([pointer, { schema }]) => (schema === undefined ? [] : [[pointer, schema] as const]))
  const named = Object.entries(document.components.schemas)
  for (const [pointer, schema] of [...schemas, ...named]) {
    const isValid = typeof schema === 'object' && schema !== null && ajv.validateSchema(schema)
    expect([pointer, isValid, ajv.errors]).toEqual([pointer, true, null])
  }
})

test('operations have names of their own, and describe each part of their path', () => {
  const ids = described.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of described) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect([path, declared.map(({ name }) => name)]).toEqual([path, inPath])
    expect(declared.every(({ required }) => required)).toBe(true)
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('every operation, list and noun has a name in every language, and no name is left over', () => {
  const keys = described.flatMap(({ operation }) => [
    operation.operationId.replace('.', '_'),
    ...operation.tags.map((tag) => `noun_${tag}`),
  ])
  for (const texts of Object.values(messages)) {
    expect(Object.keys(texts.apiOperation).toSorted()).toEqual([...new Set(keys)].toSorted())
  }
})
