import type { NextRequest } from 'next/server'
import { requestCaller } from '@/lib/auth/request-caller'
import { collections, exportCsv, isCollectionName, isCsvWanted } from '@/lib/collections'
import { type Refusal, type Result, refuse, statusOf } from '@/lib/errors'
import { refusalTexts } from '@/lib/i18n/refusal-text'
import { isOperationName, operations, publicOperations } from '@/lib/operations'
import { findRoute } from '@/lib/rest-routes'

const MAX_JSON_BYTES = 1024 * 1024
const MAX_FILE_BYTES = 10 * 1024 * 1024

type Route = RouteContext<'/api/v1/[...path]'>

export async function GET(request: NextRequest, { params }: Route): Promise<Response> {
  const [name = '', id, ...rest] = (await params).path
  if (!isCollectionName(name) || rest.length > 0) return problem(refuse('notFound'))
  const caller = await requestCaller('read')
  if (!caller.ok) return problem(caller)
  const collection = collections[name]
  if (id !== undefined) return answer(await collection.find(caller.value, id))
  const search = searchOf(request)
  if (!isCsvWanted(search, request.headers.get('accept'))) return answer(await collection.list(caller.value, search))
  const exported = await exportCsv(name, caller.value, search)
  return exported.ok ? exported.value : problem(exported)
}

export async function POST(request: NextRequest, { params }: Route): Promise<Response> {
  return change(request, (await params).path)
}

export async function PATCH(request: NextRequest, { params }: Route): Promise<Response> {
  return change(request, (await params).path)
}

async function change(request: NextRequest, path: string[]): Promise<Response> {
  const target = findRoute(operations, request.method, path)
  const isPublic = publicOperations.some((name) => name === target?.operation)
  if (!target || !isOperationName(target.operation) || isPublic) return problem(refuse('notFound'))
  const caller = await requestCaller('change')
  if (!caller.ok) return problem(caller)
  const body = await readBody(request)
  if (!body.ok) return problem(body)
  const input = target.id === null ? body.value : { ...body.value, id: target.id }
  return answer(await operations[target.operation].execute(caller.value, target.operation, input))
}

/** A JSON object, or a CSV file as its bytes in `file`; URL parameters stand beside either. */
async function readBody(request: NextRequest): Promise<Result<Record<string, unknown>>> {
  const isTable = /^text\/csv\b/i.test(request.headers.get('content-type') ?? '')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const limit = isTable ? MAX_FILE_BYTES : MAX_JSON_BYTES
  if (bytes.byteLength > limit) return refuse('bodyTooLarge', { megabytes: limit / MAX_JSON_BYTES })
  const search = Object.fromEntries(request.nextUrl.searchParams)
  if (isTable) return { ok: true, value: { ...search, file: bytes } }
  if (bytes.byteLength === 0) return { ok: true, value: search }
  const parsed = parseJson(new TextDecoder().decode(bytes))
  return parsed ? { ok: true, value: { ...search, ...parsed } } : refuse('bodyNotJson')
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null
  } catch {
    return null
  }
}

function searchOf(request: NextRequest): Record<string, string[]> {
  const search: Record<string, string[]> = {}
  for (const key of new Set(request.nextUrl.searchParams.keys())) search[key] = request.nextUrl.searchParams.getAll(key)
  return search
}

function answer(result: Result<unknown>): Response {
  return result.ok ? Response.json(result.value) : problem(result)
}

/** RFC 9457. The code is stable; the sentence is English and may be reworded. */
function problem(refusal: Refusal): Response {
  const status = statusOf(refusal)
  const { sentence, fields } = refusalTexts('en', refusal)
  const body = {
    type: 'about:blank',
    title: sentence,
    status,
    code: refusal.code,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(refusal.conflict ? { conflict: refusal.conflict } : {}),
  }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}
