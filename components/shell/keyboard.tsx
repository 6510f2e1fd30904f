import { getTranslations } from 'next-intl/server'
import { Kbd } from '@/components/ui/kbd'
import { commandKey } from './command-key'
import type { PaletteEntry, PaletteProps } from './command-palette'
import { Shortcuts } from './shortcuts'

export type Place = { readonly label: string; readonly href: string; readonly key?: string }

type KeyboardProps = {
  /** Pages of the sidebar; those with a `key` are reached with `g` and that key. */
  readonly places: readonly Place[]
  readonly moves: readonly PaletteEntry[]
  readonly search: PaletteProps['search']
}

/** Palette, shortcuts and the sheet that lists them. Give it to `AppShell` as `keyboard`. */
export async function Keyboard({ places, moves, search }: KeyboardProps) {
  const t = await getTranslations('shell')
  const keyed = places.flatMap((place) => (place.key ? [{ ...place, key: place.key }] : []))
  const labels = {
    title: t('paletteTitle'),
    placeholder: t('palettePlaceholder'),
    pages: t('palettePages'),
    records: t('paletteRecords'),
    moves: t('paletteMoves'),
    searching: t('paletteSearching'),
    nothing: t('paletteNothing'),
    failed: t('paletteFailed'),
    signedOut: t('paletteSignedOut'),
    signIn: t('paletteSignIn'),
  }
  const pages = places.map(({ label, href, key }) => ({
    label,
    href,
    ...(key ? { keys: `G ${key.toUpperCase()}` } : {}),
  }))
  return (
    <Shortcuts
      goTo={keyed.map(({ key, href }) => ({ key, href }))}
      palette={{ pages, moves, search, labels }}
      sheetTitle={t('shortcuts')}
      closeLabel={t('close')}
      sheet={<ShortcutSheet places={keyed} />}
    />
  )
}

async function ShortcutSheet({ places }: { places: readonly { label: string; key: string }[] }) {
  const t = await getTranslations('shell')
  const command = (await commandKey()).trim()
  const general = [
    { label: t('shortcutPalette'), keys: [command, 'K'] },
    { label: t('shortcutSearch'), keys: ['/'] },
    { label: t('shortcutThis'), keys: ['?'] },
  ]
  const lists = [
    { label: t('shortcutDown'), keys: ['J'] },
    { label: t('shortcutUp'), keys: ['K'] },
    { label: t('shortcutEnds'), keys: ['Home', 'End'] },
    { label: t('shortcutOpen'), keys: ['Enter'] },
    { label: t('shortcutChoose'), keys: ['X'] },
    { label: t('shortcutExtend'), keys: ['Shift', 'J', 'K'] },
    { label: t('shortcutLetGo'), keys: ['Esc'] },
    { label: t('shortcutSubmit'), keys: [command, 'Enter'] },
  ]
  const reader = [
    { label: t('shortcutTurns'), keys: ['J', 'K'] },
    { label: t('shortcutFinds'), keys: ['N', 'P'] },
    { label: t('shortcutMark'), keys: ['E'] },
  ]
  const goTo = places.map((place) => ({ label: place.label, keys: ['G', place.key.toUpperCase()] }))
  return (
    <div className="grid gap-x-10 gap-y-5 pt-2 sm:grid-cols-2">
      <KeyGroup title={t('shortcutGeneral')} lines={general} />
      <KeyGroup title={t('shortcutGo')} lines={goTo} />
      <KeyGroup title={t('shortcutLists')} lines={lists} />
      <KeyGroup title={t('shortcutReader')} lines={reader} />
    </div>
  )
}

type KeyLine = { readonly label: string; readonly keys: readonly string[] }

function KeyGroup({ title, lines }: { title: string; lines: readonly KeyLine[] }) {
  return (
    <div>
      <h3 className="mb-1 text-xs text-faint">{title}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.label} className="flex min-h-8 items-center justify-between gap-4">
            <dt>{line.label}</dt>
            <dd className="flex gap-1">
              {line.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
