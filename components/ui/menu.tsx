import { type ReactNode, useId } from 'react'

type MenuProps = {
  /** What the button shows; with an icon alone, `label` names it. */
  readonly trigger: ReactNode
  readonly label?: string
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
  readonly triggerClassName: string
  /** Stays open when one of its links is followed: for menus in which several things are chosen. */
  readonly staysOpen?: boolean
  /**
   * Of a menu of the frame, which stays while pages come and go: a page that is gone to later counts its ids anew, and its
   * first menu would otherwise have the same one.
   */
  readonly id?: string
}

/**
 * A panel under its button. The browser opens it, closes it on Escape or a click elsewhere, and gives the focus
 * back: no script of ours. Its position is tied to the button with CSS anchors.
 */
export function Menu(props: MenuProps) {
  const { trigger, label, children, align = 'start', triggerClassName, staysOpen = false } = props
  const counted = useId().replace(/[^\w-]/g, '')
  const id = props.id ?? counted
  const anchor = `--menu-${id}`
  const side = align === 'end' ? { right: 'anchor(right)' } : { left: 'anchor(left)' }
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={triggerClassName}
        style={{ anchorName: anchor }}
        {...(label ? { 'aria-label': label } : {})}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        {...(staysOpen ? { 'data-stays': '' } : {})}
        className="float p-1.5"
        style={{
          positionAnchor: anchor,
          top: 'anchor(bottom)',
          positionTryFallbacks: 'flip-block, flip-inline',
          ...side,
        }}
      >
        {children}
      </div>
    </>
  )
}

/** One line of a menu that leads somewhere. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={MENU_ITEM}>
      {children}
    </a>
  )
}

export const MENU_ITEM =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2.5 py-1 text-left whitespace-nowrap hover:bg-hover focus-visible:-outline-offset-2'
