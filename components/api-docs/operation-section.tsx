import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { roles } from '@/lib/auth/permissions'
import { curlOf } from '@/lib/rest/curl'
import { type JsonSchema, schemaOf } from '@/lib/rest/json-schema'
import { operationName } from '@/lib/rest/names'
import type { ApiDocument } from '@/lib/rest/openapi'
import type { DocumentedOperation } from '@/lib/rest/openapi-operations'
import type { Parameter } from '@/lib/rest/openapi-parameters'
import { CodeBlock, Term } from './code'
import { type Field, FieldList, fieldsOf } from './field-list'
import { MethodMark } from './method-mark'

export type OperationSectionProps = {
  readonly document: ApiDocument
  readonly method: string
  readonly path: string
  readonly operation: DocumentedOperation
}

/** One operation or list: what it takes and answers on one side, an example of both on the other. */
export async function OperationSection({ document, method, path, operation }: OperationSectionProps) {
  const [t, locale] = [await getTranslations('apiDocs'), await getLocale()]
  const [server] = document.servers
  const example = mediaOf(operation)?.example
  return (
    <section
      id={operation.operationId}
      aria-labelledby={`${operation.operationId}-title`}
      className="grid scroll-mt-6 gap-x-8 gap-y-4 border-t border-line pt-6 lg:grid-cols-2"
    >
      <div className="grid min-w-0 content-start gap-4">
        <div>
          <h3 id={`${operation.operationId}-title`} className="text-base">
            {operationName(locale, operation.operationId)}
          </h3>
          <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
            <MethodMark method={method} />
            <code className="font-mono break-all">{path}</code>
          </p>
          <Needs operation={operation} />
        </div>
        <Taken operation={operation} />
        <Answered document={document} operation={operation} />
        <Errors operation={operation} />
      </div>
      <div className="grid min-w-0 content-start gap-3 lg:sticky lg:top-6 lg:self-start">
        <CodeBlock title={t('request')} text={curlOf(server.url, method, path, operation)} canCopy />
        {example !== undefined && <CodeBlock title={t('answer')} text={JSON.stringify(example, null, 2)} />}
      </div>
    </section>
  )
}

async function Needs({ operation }: { readonly operation: DocumentedOperation }) {
  const [t, role, locale] = [await getTranslations('apiDocs'), await getTranslations('role'), await getLocale()]
  const permission = operation['x-permission']
  const held = roles.filter((name) => operation['x-roles']?.includes(name))
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(held.map((name) => role(name)))
  const values = { permission: permission ?? '', roles: held.length === roles.length ? t('everyRole') : names }
  return (
    <p className="mt-1 text-soft">
      {permission ? t.rich('needs', { ...values, code: (text) => <Term>{text}</Term> }) : t('needsNothing')}
    </p>
  )
}

async function Taken({ operation }: { readonly operation: DocumentedOperation }) {
  const t = await getTranslations('apiDocs')
  const body = operation.requestBody?.content
  const json = body?.['application/json']?.schema
  return (
    <>
      <Fields title={t('parameters')} fields={parametersIn(operation, ['path', 'query'])} />
      <Fields title={t('headers')} fields={parametersIn(operation, ['header'])} />
      {json && <Fields title={t('body')} fields={fieldsOf(json)} />}
      {body && !json && (
        <Part title={t('body')}>
          <p className="text-soft">{t('bodyCsv')}</p>
        </Part>
      )}
    </>
  )
}

/** Rows and records are explained once, where they are first answered; everything else in its place. */
async function Answered({ document, operation }: Pick<OperationSectionProps, 'document' | 'operation'>) {
  const t = await getTranslations('apiDocs')
  const schema = mediaOf(operation)?.schema
  const fields = schema ? answerFields(document, schema) : []
  if (fields.length === 0) return null
  return (
    <details className="group min-w-0 border-y border-line py-2">
      <summary className="text-xs font-medium text-soft hover:text-ink">{t('answerFields')}</summary>
      <div className="mt-2">
        <FieldList fields={fields} showRequired={false} />
      </div>
    </details>
  )
}

async function Errors({ operation }: { readonly operation: DocumentedOperation }) {
  const t = await getTranslations('apiDocs')
  const statuses = Object.keys(operation.responses).filter((status) => Number(status) >= 400)
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-xs text-faint">
      {t('errors')}
      {statuses.map((status) => (
        <a
          key={status}
          href={`#status-${status}`}
          className="tabular inline-flex min-h-6 min-w-8 items-center justify-center rounded-sm hover:bg-hover hover:text-ink"
        >
          {status}
        </a>
      ))}
    </p>
  )
}

function Fields({ title, fields }: { readonly title: string; readonly fields: readonly Field[] }) {
  if (fields.length === 0) return null
  return (
    <Part title={title}>
      <FieldList fields={fields} />
    </Part>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h4 className="mb-1 text-xs text-faint">{title}</h4>
      {children}
    </div>
  )
}

function parametersIn(operation: DocumentedOperation, places: readonly Parameter['in'][]): readonly Field[] {
  return operation.parameters
    .filter((parameter) => places.includes(parameter.in))
    .map(({ name, schema, required, description }) => ({ name, schema, isRequired: required, description }))
}

/** What is answered when it is done; 304 and refusals have no content of their own. */
function mediaOf(operation: DocumentedOperation) {
  const done = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  return done && 'content' in done ? done.content?.['application/json'] : undefined
}

function answerFields(document: ApiDocument, schema: JsonSchema): readonly Field[] {
  return fieldsOf(resolve(document, schema)).map((field) => {
    const item = schemaOf([field.schema.items].flat()[0])
    return item.$ref ? { ...field, schema: { ...field.schema, items: resolve(document, item) } } : field
  })
}

function resolve(document: ApiDocument, schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.slice('#/components/schemas/'.length)
  const schemas: Readonly<Record<string, JsonSchema>> = document.components.schemas
  return (name === undefined ? undefined : schemas[name]) ?? schema
}
