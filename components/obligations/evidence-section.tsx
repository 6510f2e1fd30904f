import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { CopyText } from '@/components/ui/copy-text'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import { isLocalPath } from '@/lib/local-path'
import type { ObligationRecord } from '@/lib/obligations/queries'

type EvidenceSectionProps = {
  readonly obligation: ObligationRecord
  /** Absent for whoever may add none. */
  readonly add: FormAction | null
}

/** What shows what became of it, in the order in which it came. */
export async function EvidenceSection({ obligation, add }: EvidenceSectionProps) {
  const t = await getTranslations('obligation')
  const dialog = add && <AddEvidenceDialog obligation={obligation} add={add} />
  return (
    <Section id="evidence" title={t('evidence')} lead={t('evidenceLead')} actions={dialog}>
      {obligation.evidence.length === 0 ? (
        <p className="prose text-soft">{t('evidenceNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {obligation.evidence.map((evidence) => (
            <EvidenceLine key={evidence.id} evidence={evidence} />
          ))}
        </ul>
      )}
    </Section>
  )
}

async function EvidenceLine({ evidence }: { readonly evidence: ObligationRecord['evidence'][number] }) {
  const t = await getTranslations('obligation')
  const { url, sha256, title, note, capturedOn, addedBy, isDemo } = evidence
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0">
        <Shown url={url} title={title} /> {isDemo && <DemoMark />}
        {sha256 && (
          <span className="block text-xs break-all text-faint">
            SHA-256 <CopyText text={sha256} />
          </span>
        )}
        {note && <span className="prose block whitespace-pre-line text-soft">{note}</span>}
      </span>
      <span className="text-faint sm:text-right">
        <span className="block">
          <CalendarDate date={capturedOn} />
        </span>
        <span className="block text-xs">{t('addedBy', { name: addedBy })}</span>
      </span>
    </li>
  )
}

/** The page or the file. A report that was filed here is a page of this app. */
function Shown({ url, title }: Pick<ObligationRecord['evidence'][number], 'url' | 'title'>) {
  if (!url) return title
  if (!isLocalPath(url)) return <ExternalLink href={url} {...(title ? { label: title } : pathOf(url))} />
  return (
    <a className="link" href={url}>
      {title || url}
    </a>
  )
}

/** The host stands beside every link, and alone would not tell which of its pages is meant. */
function pathOf(url: string): { readonly label?: string } {
  const { pathname } = new URL(url)
  return pathname === '/' ? {} : { label: decodeURI(pathname) }
}

type AddEvidenceDialogProps = { readonly obligation: ObligationRecord; readonly add: FormAction }

async function AddEvidenceDialog({ obligation, add }: AddEvidenceDialogProps) {
  const t = await getTranslations('obligation')
  return (
    <OperationDialog
      label={t('addEvidence')}
      size="small"
      what={t('addEvidenceWhat')}
      action={add}
      draftKey={`evidence.add:${obligation.id}`}
      doneMessage={t('addEvidenceDone')}
      version={obligation.version}
      sent={{ obligationId: obligation.id }}
    >
      <TextField name="url" type="url" label={t('url')} hint={t('urlHint')} isOptional />
      <TextField name="sha256" label={t('sha256')} hint={t('sha256Hint')} spellCheck={false} isOptional />
      <TextField name="title" label={t('evidenceTitle')} isOptional />
      <DateField name="capturedOn" label={t('capturedOn')} hint={t('capturedOnHint')} />
      <TextAreaField name="note" label={t('note')} rows={2} isOptional />
    </OperationDialog>
  )
}
