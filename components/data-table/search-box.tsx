'use client'

import { type FormEvent, useEffect, useRef } from 'react'
import { go } from '@/components/shell/go'
import type { ListParams } from '@/lib/list-params'
import { type AnyListSchema, changedHref } from './list-link'

type SearchBoxProps = {
  readonly path: string
  readonly schema: AnyListSchema
  readonly params: ListParams
  readonly label: string
  readonly submitLabel: string
}

const DELAY_MS = 250

/** Searches while one types, but never in the middle of a Japanese word. Without script it is a plain GET form. */
export function SearchBox({ label, submitLabel, ...list }: SearchBoxProps) {
  const { path, params } = list
  const { box, search } = useSearch(list)
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
          defaultValue={params.q}
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
function useSearch({ path, schema, params }: Pick<SearchBoxProps, 'path' | 'schema' | 'params'>) {
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // Back and forward change the text from outside; what somebody is typing right now is hers.
    if (box.current && document.activeElement !== box.current) box.current.value = params.q
  }, [params.q])
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (text: string, delayMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = text.normalize('NFKC').trim()
      if (q !== params.q) go({ path: changedHref(path, schema, params, { q }), replace: true, keepScroll: true })
    }, delayMs)
  }
  return { box, search }
}
