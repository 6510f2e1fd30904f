/** `uid` names an item on the screen only, wherever it is moved. */
export type EditedItem<Values> = { readonly uid: number; readonly values: Values }

/** Items under edit, and what was removed from them, the newest last. */
export type EditedList<Values> = {
  readonly items: readonly EditedItem<Values>[]
  readonly removed: readonly { readonly item: EditedItem<Values>; readonly at: number }[]
  readonly nextUid: number
}

export type ListEdit<Values> =
  | { readonly type: 'add'; readonly values: Values }
  | { readonly type: 'change'; readonly uid: number; readonly part: Partial<Values> }
  | { readonly type: 'move'; readonly uid: number; readonly by: -1 | 1 }
  | { readonly type: 'remove'; readonly uid: number }
  | { readonly type: 'undo' }

export function openedList<Values>(all: readonly Values[]): EditedList<Values> {
  return { items: all.map((values, uid) => ({ uid, values })), removed: [], nextUid: all.length }
}

/** What the list is after an edit; the same object where the edit does nothing. */
export function editedWith<Values>(edited: EditedList<Values>, edit: ListEdit<Values>): EditedList<Values> {
  const { items, removed, nextUid } = edited
  switch (edit.type) {
    case 'add':
      return { ...edited, items: [...items, { uid: nextUid, values: edit.values }], nextUid: nextUid + 1 }
    case 'change': {
      const changed = (item: EditedItem<Values>) => ({ ...item, values: { ...item.values, ...edit.part } })
      return { ...edited, items: items.map((item) => (item.uid === edit.uid ? changed(item) : item)) }
    }
    case 'move':
      return canMove(edited, edit.uid, edit.by) ? { ...edited, items: moved(items, edit.uid, edit.by) } : edited
    case 'remove': {
      const at = items.findIndex(({ uid }) => uid === edit.uid)
      const item = items[at]
      if (!item) return edited
      return { ...edited, items: items.toSpliced(at, 1), removed: [...removed, { item, at }] }
    }
    case 'undo': {
      const last = removed.at(-1)
      if (!last) return edited
      return { ...edited, items: items.toSpliced(last.at, 0, last.item), removed: removed.slice(0, -1) }
    }
    default:
      return edit satisfies never
  }
}

export function canMove<Values>({ items }: EditedList<Values>, uid: number, by: -1 | 1): boolean {
  const at = items.findIndex((item) => item.uid === uid)
  return at >= 0 && items[at + by] !== undefined
}

function moved<Values>(items: readonly EditedItem<Values>[], uid: number, by: -1 | 1): readonly EditedItem<Values>[] {
  const at = items.findIndex((item) => item.uid === uid)
  const item = items[at]
  return item ? items.toSpliced(at, 1).toSpliced(at + by, 0, item) : items
}
