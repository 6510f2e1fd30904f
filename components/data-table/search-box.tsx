'use client'

import { type FormEvent, useEffect, useRef } from 'react'
import { go } from '@/components/shell/go'

type SearchBoxProps = {
  readonly path: string
  /** What is searched for now. */
  readonly q: string
  /** The address of the list without a search. */
  readonly clearHref: string
  readonly label: string
  readonly submitLabel: string
}

const DELAY_MS = 250

/** Searches while one types, but never in the middle of a Japanese word. Without script it is a plain GET form. */
export function SearchBox({ path, q, clearHref, label, submitLabel }: SearchBoxProps) {
  const { box, search } = useSearch(q, clearHref)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    search(box.current?.value ?? '', 0)
  }
  const onInput = (event: FormEvent<HTMLInputElement>) => {
    const isComposing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing
    if (!isComposing) search(event.currentTarget.value, DELAY_MS)
  }
  return (
    <search className="min-w-44 grow sm:max-w-72">
      <form action={path} onSubmit={submit}>
        <input
          ref={box}
          type="search"
          name="q"
          data-list-search
          aria-label={label}
          placeholder={label}
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
          onInput={onInput}
          onCompositionEnd={(event) => search(event.currentTarget.value, DELAY_MS)}
          className="control min-h-8 py-1"
        />
        <button type="submit" className="sr-only" tabIndex={-1}>
          {submitLabel}
        </button>
      </form>
    </search>
  )
}

/** Goes to the list that fits the text, once nothing was typed for a moment. */
function useSearch(q: string, clearHref: string) {
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // Back and forward change the text from outside; what somebody is typing right now is hers.
    if (box.current && document.activeElement !== box.current) box.current.value = q
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (text: string, delayMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const wanted = text.normalize('NFKC').trim()
      if (wanted !== q) go({ path: searchHref(clearHref, wanted), replace: true, keepScroll: true })
    }, delayMs)
  }
  return { box, search }
}

function searchHref(clearHref: string, q: string): string {
  if (q === '') return clearHref
  const [path = '', rest] = clearHref.split('?')
  return `${path}?${new URLSearchParams({ q })}${rest ? `&${rest}` : ''}`
}
