import { getTranslations } from 'next-intl/server'
import { Icon } from './icon'

/** A link out of the record. It shows the host it leads to, and refuses anything but a web address. */
export async function ExternalLink({ href, label }: { href: string; label?: string }) {
  const host = hostOf(href)
  if (!host) return <span className="break-all">{label ?? href}</span>
  const t = await getTranslations('common')
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="link group inline"
      aria-label={t('opensHost', { label: label ?? host, host })}
    >
      {label && `${label} `}
      <span className={label ? 'whitespace-nowrap text-faint' : 'wrap-anywhere'}>
        {host}
        <Icon name="external" size={12} className="ml-1 inline align-[-0.05em] text-faint" />
      </span>
    </a>
  )
}

function hostOf(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.host.replace(/^www\./, '') : null
}
