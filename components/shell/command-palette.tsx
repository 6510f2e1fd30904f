'use client'

import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { go } from './go'

export type PaletteEntry = {
  readonly label: string
  readonly href: string
  readonly hint?: string
  readonly keys?: string
}

export type PaletteLabels = Readonly<
  Record<
    | 'title'
    | 'placeholder'
    | 'pages'
    | 'records'
    | 'moves'
    | 'searching'
    | 'nothing'
    | 'failed'
    | 'signedOut'
    | 'signIn',
    string
  >
>

/** A session that has ended is not "no results". */
export type PaletteAnswer =
  | { readonly status: 'done'; readonly records: readonly PaletteEntry[] }
  | { readonly status: 'signedOut' }

export type PaletteProps = {
  readonly pages: readonly PaletteEntry[]
  readonly moves: readonly PaletteEntry[]
  /** A server action that looks the text up in every record this person may see. */
  readonly search: (text: string) => Promise<PaletteAnswer>
  readonly labels: PaletteLabels
  readonly onClose: () => void
}

export default function CommandPalette({ pages, moves, search, labels, onClose }: PaletteProps) {
  const frame = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const { records, status } = useRecords(text, search)
  useEffect(() => {
    frame.current?.showModal()
    frame.current?.querySelector('input')?.focus()
  }, [])
  const open = (href: string) => {
    frame.current?.close()
    go({ path: href })
  }
  return (
    <dialog
      ref={frame}
      aria-label={labels.title}
      closedby="any"
      onClose={onClose}
      className="sheet mt-[14vh] overflow-hidden"
    >
      <Command label={labels.title} shouldFilter={false} loop>
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={labels.placeholder}
          className="w-full border-b border-line bg-transparent px-4 py-3 text-base outline-none"
        />
        <Command.List className="max-h-[50dvh] overflow-auto p-1.5">
          <Group heading={labels.pages} entries={matching(pages, text)} onOpen={open} />
          <Group heading={labels.moves} entries={matching(moves, text)} onOpen={open} />
          <Group heading={labels.records} entries={records} onOpen={open} />
          <Answer status={status} labels={labels} />
        </Command.List>
      </Command>
    </dialog>
  )
}

function Answer({ status, labels }: { status: SearchStatus; labels: PaletteLabels }) {
  if (status === 'waiting' || status === 'failed') {
    return (
      <p role="status" className="px-3 py-2 text-faint">
        {status === 'waiting' ? labels.searching : labels.failed}
      </p>
    )
  }
  if (status === 'signedOut') {
    const back = encodeURIComponent(location.pathname + location.search)
    return (
      <p role="status" className="px-3 py-2">
        {labels.signedOut}{' '}
        <a href={`/sign-in?next=${back}`} className="link">
          {labels.signIn}
        </a>
      </p>
    )
  }
  return <Command.Empty className="px-3 py-6 text-faint">{labels.nothing}</Command.Empty>
}

type GroupProps = { heading: string; entries: readonly PaletteEntry[]; onOpen: (href: string) => void }

function Group({ heading, entries, onOpen }: GroupProps) {
  if (entries.length === 0) return null
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
    >
      {entries.map((entry) => (
        <Command.Item
          key={entry.href}
          value={`${heading}\n${entry.href}`}
          onSelect={() => onOpen(entry.href)}
          className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-hover"
        >
          <span className="min-w-0 truncate">{entry.label}</span>
          {entry.hint && <span className="min-w-0 shrink-[2] truncate text-faint">{entry.hint}</span>}
          {entry.keys && <kbd className="ml-auto font-sans text-xs text-faint">{entry.keys}</kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}

const SEARCH_DELAY_MS = 160

type SearchStatus = 'idle' | 'waiting' | 'done' | 'failed' | 'signedOut'

/** Answers that arrive late are dropped: the list always belongs to the text above it. */
function useRecords(text: string, search: PaletteProps['search']) {
  const [answer, setAnswer] = useState<{ records: readonly PaletteEntry[]; status: SearchStatus }>({
    records: [],
    status: 'idle',
  })
  useEffect(() => {
    const wanted = text.normalize('NFKC').trim()
    if (wanted === '') return setAnswer({ records: [], status: 'idle' })
    let isCurrent = true
    setAnswer((last) => ({ ...last, status: 'waiting' }))
    const timer = setTimeout(() => {
      search(wanted).then(
        (found) => isCurrent && setAnswer({ records: [], ...found }),
        () => isCurrent && setAnswer({ records: [], status: 'failed' }),
      )
    }, SEARCH_DELAY_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, search])
  return answer
}

function matching(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    const name = entry.label.normalize('NFKC').toLowerCase()
    return words.every((word) => name.includes(word))
  })
}
