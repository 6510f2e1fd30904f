import type { ButtonHTMLAttributes, ReactNode } from 'react'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'final' | 'blocked'
export type ButtonSize = 'small' | 'normal'

type Skin = { readonly kind?: ButtonKind; readonly size?: ButtonSize }

type ButtonProps = Skin &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> & {
    readonly children: ReactNode
    /** While sending: keeps its width and its focus, says so to assistive technology, and does nothing. */
    readonly isPending?: boolean
  }

export function Button({ kind, size, isPending = false, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonSkin({ kind, size })}
      aria-disabled={isPending}
      aria-busy={isPending}
      {...rest}
    >
      {children}
      {isPending && <Spinner />}
    </button>
  )
}

type ButtonLinkProps = Skin & { readonly href: string; readonly children: ReactNode; readonly download?: boolean }

/** A link that is as weighty as a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind, size, href, children, download = false }: ButtonLinkProps) {
  return (
    <a href={href} className={buttonSkin({ kind, size })} {...(download ? { download: '' } : {})}>
      {children}
    </a>
  )
}

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong',
  secondary: 'bg-raised text-ink border-rule hover:border-edge hover:bg-hover',
  quiet: 'text-soft border-transparent hover:bg-hover hover:text-ink',
  /** The last step of what cannot be undone or hurts somebody; `danger` only leads there. */
  final: 'bg-bad text-paper border-transparent hover:bg-[color-mix(in_oklab,var(--color-bad)_86%,var(--color-ink))]',
  /** Cannot be pressed yet; a text beside it says why. */
  blocked: 'text-faint border-dashed border-edge cursor-not-allowed',
  danger: 'bg-raised text-bad border-bad hover:bg-[color-mix(in_oklab,var(--color-bad)_9%,var(--color-raised))]',
}

const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: 'min-h-7 px-2.5 gap-1.5',
  normal: 'min-h-9 px-3.5 gap-2',
}

type SkinChoice = { readonly kind: ButtonKind | undefined; readonly size: ButtonSize | undefined }

/** The classes of a button, for the rare element that must look like one and is not: a file label, a summary. */
export function buttonSkin({ kind = 'secondary', size = 'normal' }: SkinChoice): string {
  const base = 'relative inline-flex items-center justify-center rounded-md border font-medium whitespace-nowrap'
  const press = 'transition-colors duration-100 aria-busy:cursor-progress aria-busy:opacity-75'
  return `${base} ${press} ${KINDS[kind]} ${SIZES[size]}`
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-3.5 animate-turn rounded-full border-2 border-current border-r-transparent motion-reduce:border-dotted"
    />
  )
}
