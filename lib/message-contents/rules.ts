import { done, type Result, refuse } from '../errors'
import { isObject, membersOf, textOf } from '../json-texts/rules'
import type { Members } from '../json-texts/schema'
import type { Place } from '../transcript-formats/schema'
import type { MessageContent, MessagePart } from './schema'

/**
 * What a message consists of, in its order: text that follows text is one part, joined by a blank line. Calls of tools,
 * their results, images and whatever else nobody said are parts of their own, so that nothing of a message is dropped.
 * Refused without any content, and with one that is neither text nor blocks. Exact: no character is changed.
 */
export function contentOf(message: Members, place: Place): Result<MessageContent> {
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls : []
  const content = writtenContent(message)
  if (content === undefined && calls.length === 0) return refuse('transcriptContentMissing', { place })
  const blocks = blocksOf(content)
  if (!blocks) return refuse('transcriptContentMissing', { place })
  const found: MessageContent['found'][number][] = []
  const read = [
    ...thoughtsBeside(message),
    ...blocks.map(readBlock),
    ...calls.map((call) => toolCall(membersOf(call))),
    ...(typeof message.refusal === 'string' ? [said(message.refusal)] : []),
  ]
  const parts = read.map(({ part, kind }) => {
    if (kind) found.push(kind)
    return part
  })
  return done({ parts: joined(parts), found })
}

/** Where a message keeps what it says: several programs have a name of their own for it. */
const contentNames = ['content', 'parts', 'text', 'value'] as const

function writtenContent(message: Members): unknown {
  const written = contentNames.filter((name) => message[name] !== undefined)
  const filled = written.find((name) => !isEmpty(message[name]))
  return message[filled ?? written[0] ?? 'content']
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function blocksOf(content: unknown): readonly unknown[] | null {
  if (content === undefined || content === null) return []
  if (typeof content === 'string') return [content]
  if (Array.isArray(content)) return content
  return isObject(content) ? [content] : null
}

type ReadPart = { readonly part: MessagePart; readonly kind: MessageContent['found'][number] | null }

const textTypes = ['text', 'input_text', 'output_text']
const callTypes = ['tool_use', 'server_tool_use', 'mcp_tool_use', 'tool_call', 'function_call']
const mediaTypes = [
  ...['image', 'image_url', 'input_image', 'document', 'file', 'input_file', 'audio', 'input_audio', 'video'],
]

function readBlock(block: unknown): ReadPart {
  if (typeof block === 'string') return said(block)
  if (!isObject(block)) return shown('blocksKept', 'block', written(block))
  const type = textOf(block.type)
  if (typeof block.text === 'string' && (textTypes.includes(type) || type === '')) return said(block.text)
  if (type === 'refusal' && typeof block.refusal === 'string') return said(block.refusal)
  if (type === 'thinking' || type === 'reasoning' || type === 'redacted_thinking') return thought(block)
  if (callTypes.includes(type)) return toolCall(block)
  if (type.endsWith('tool_result')) return shown('toolsKept', 'tool result', resultOf(block.content))
  if (mediaTypes.includes(type)) return media(type, block)
  return shown('blocksKept', `block: ${type}`, written(block))
}

function thought(block: Members): ReadPart {
  const isRedacted = block.type === 'redacted_thinking' || block.redacted === true
  if (isRedacted) return shown('thinkingKept', 'thinking, redacted', textOf(block.summary) || '[redacted]')
  return shown('thinkingKept', 'thinking', textOf(block.thinking) || textOf(block.reasoning) || '[not shown]')
}

/** Some programs keep what a model thought beside what it said. */
function thoughtsBeside({ reasoning_content: thoughts }: Members): ReadPart[] {
  return typeof thoughts === 'string' && thoughts !== '' ? [shown('thinkingKept', 'thinking', thoughts)] : []
}

function toolCall(call: Members): ReadPart {
  const named = isObject(call.function) ? call.function : call
  const name = textOf(named.name) || textOf(call.function) || textOf(call.name)
  const input = named.input ?? named.arguments ?? call.arguments
  return shown('toolsKept', name === '' ? 'tool call' : `tool call: ${name}`, written(input))
}

/** The text of a result when it is nothing but text, else the whole of it as it was sent. */
function resultOf(content: unknown): string {
  const blocks = Array.isArray(content) ? content.map(readBlock) : []
  const texts = blocks.flatMap(({ part }) => (part.kind === 'said' ? [part.text] : []))
  return blocks.length > 0 && texts.length === blocks.length ? texts.join('\n\n') : written(content)
}

/** What an image or a file is. Its bytes are no words, and stay in the file that is kept. */
function media(type: string, block: Members): ReadPart {
  const source = membersOf(block.source ?? block.image_url ?? block.file)
  const kind = type.replace('input_', '').replace('_url', '')
  const facts = [
    textOf(source.media_type) || textOf(block.mime_type) || dataType(block),
    textOf(block.title) || textOf(source.filename),
    webAddress(source.url) || webAddress(block.image_url) || webAddress(block.image),
  ].filter(Boolean)
  return shown('mediaNamed', kind, `[${[kind, ...facts].join(', ')}]`)
}

function webAddress(value: unknown): string {
  return /^https?:\/\/\S+$/.test(textOf(value)) ? textOf(value) : ''
}

/** The type that a `data:` address begins with. */
function dataType({ image, image_url }: Members): string {
  const address = [image, image_url, membersOf(image_url).url].map(textOf).find((text) => text.startsWith('data:'))
  return /^data:([\w.+-]+\/[\w.+-]+)/.exec(address ?? '')?.[1] ?? ''
}

function said(text: string): ReadPart {
  return { part: { kind: 'said', text }, kind: null }
}

function shown(kind: MessageContent['found'][number], note: string, text: string): ReadPart {
  return { part: { kind: 'shown', text, note: [...note].slice(0, LONGEST_NOTE).join('') }, kind }
}

const LONGEST_NOTE = 200

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function joined(parts: readonly MessagePart[]): MessagePart[] {
  const result: MessagePart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    const isMore = part.kind === 'said' && last?.kind === 'said'
    if (isMore) result.splice(-1, 1, { kind: 'said', text: `${last.text}\n\n${part.text}` })
    else result.push(part)
  }
  return result
}
