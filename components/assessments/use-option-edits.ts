import { use, useState } from 'react'
import { UNDO_ID } from '@/components/form/carried-list'
import { canMove, type EditedList, editedWith, openedList } from '@/components/form/edited-list'
import { FieldErrors } from '@/components/form/field-errors'
import { useCarried } from '@/components/form/use-carried'
import { useFocusAfter } from '@/components/form/use-focus-after'
import { type OptionEdit, type OptionValues, readKept } from './edited-options'
import { fillIn, type OptionActs, type OptionSettings } from './editor-settings'

/** Options under edit, what can be done with them, and what is said of what was done last. */
export function useOptionEdits(options: readonly OptionValues[], { labels, blank }: OptionSettings) {
  // They are sent by the fields themselves, which are as many as there are options; what is kept has to bring back those
  // that the page did not have.
  const {
    carrier,
    state: edited,
    change,
  } = useCarried({
    opened: () => openedList(options),
    write: ({ items }) => JSON.stringify(items.map(({ values }) => values)),
    read: (text) => {
      const kept = readKept(text)
      return kept && openedList(kept)
    },
  })
  const edit = (one: OptionEdit) => {
    change((before) => editedWith(before, one))
  }
  const focusOn = useFocusAfter()
  const [told, tell] = useState('')
  const nameOf = ({ items }: EditedList<OptionValues>, uid: number) =>
    fillIn(labels.option, { number: items.findIndex((item) => item.uid === uid) + 1 })
  const acts: OptionActs = {
    edit,
    canMove: (uid, by) => canMove(edited, uid, by),
    move: (uid, by, focus) => {
      if (!canMove(edited, uid, by)) return
      const place = edited.items.findIndex((item) => item.uid === uid) + 1 + by
      tell(fillIn(labels.movedTo, { name: nameOf(edited, uid), place }))
      edit({ type: 'move', uid, by })
      focusOn(focus)
    },
    remove: (uid) => {
      tell(fillIn(labels.removed, { name: nameOf(edited, uid) }))
      edit({ type: 'remove', uid })
      focusOn(UNDO_ID)
    },
    add: () => {
      edit({ type: 'add', values: blank })
      focusOn(`option-${edited.nextUid}-title`)
    },
    undo: () => {
      const last = edited.removed.at(-1)
      edit({ type: 'undo' })
      tell('')
      if (last) focusOn(`option-${last.item.uid}-title`)
    },
  }
  return { carrier, edited, told, acts }
}

/** The path under which the server's answer tells a problem: an option that is moved afterwards takes its problem along. */
export function useOptionPaths({ items }: EditedList<OptionValues>): (uid: number) => string {
  const errors = use(FieldErrors)
  const uids = items.map(({ uid }) => uid)
  const [sent, setSent] = useState({ errors, uids })
  if (sent.errors !== errors) setSent({ errors, uids })
  return (uid) => (sent.uids.includes(uid) ? `options.${sent.uids.indexOf(uid)}` : `added.${uid}`)
}
