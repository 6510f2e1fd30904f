import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OneClick } from '@/components/form/one-click'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog-button'
import { DemoMark } from '@/components/ui/marks'
import type { ExcerptRow } from '@/lib/excerpts/queries'
import type { MemoRow } from '@/lib/memos/queries'
import { CodesField } from './codes-field'
import { MemoList, WriteMemoDialog } from './memo-list'

export type MarkActions = Readonly<Record<'code' | 'remove' | 'writeMemo' | 'rewriteMemo' | 'removeMemo', FormAction>>

type MarkListProps = {
  readonly interviewId: string
  readonly lang: string
  readonly excerpts: readonly ExcerptRow[]
  readonly memos: readonly MemoRow[]
  readonly codes: readonly string[]
  /** Null: this person marks nothing. */
  readonly actions: MarkActions | null
  /** Where a preference is recorded; null for whoever records none. */
  readonly recordPath: string | null
  /** The address of the page of the reader on which a turn stands. */
  readonly hrefs: Readonly<Record<number, string>>
}

/** What was marked, in the order of the transcript, with codes and memos; and what was written about the whole. */
export async function MarkList(props: MarkListProps) {
  const { excerpts, memos, actions, interviewId } = props
  const t = await getTranslations('transcript')
  const whole = memos.filter(({ excerptId }) => excerptId === null)
  return (
    <>
      <section aria-label={t('excerpts')}>
        <h2 className="text-base">{t('excerpts')}</h2>
        {excerpts.length === 0 && <p className="mt-1 text-faint">{t(actions ? 'excerptsHint' : 'excerptsNone')}</p>}
        <ol className="mt-2 grid">
          {excerpts.map((excerpt) => (
            <Mark key={excerpt.id} {...props} excerpt={excerpt} />
          ))}
        </ol>
      </section>
      {(actions || whole.length > 0) && (
        <section aria-label={t('memos')} className="mt-6">
          <h2 className="text-base">{t('memos')}</h2>
          <p className="mt-1 text-faint">{t('memosLead')}</p>
          <MemoList memos={whole} actions={actions} />
          {actions && <WriteMemoDialog interviewId={interviewId} excerptId={null} action={actions.writeMemo} />}
        </section>
      )}
    </>
  )
}

async function Mark({ excerpt, ...props }: MarkListProps & { readonly excerpt: ExcerptRow }) {
  const { lang, memos, actions, interviewId, hrefs } = props
  const t = await getTranslations('transcript')
  const { index, startsAt, endsAt } = excerpt
  return (
    <li
      data-mark
      data-turn={index}
      data-start={startsAt}
      data-end={endsAt}
      className="border-t border-line py-2.5 first:border-t-0"
    >
      <a href={hrefs[index] ?? `#t${index}`} className="group block">
        <span className="tabular text-xs text-faint">{t('turn', { index })}</span>
        <q lang={lang} className="line-clamp-4 font-serif group-hover:text-accent">
          {excerpt.quote}
        </q>
      </a>
      <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-faint">
        {excerpt.codes.map(({ id, name }) => (
          <a
            key={id}
            href={`/codes/${id}`}
            className="rounded-sm border border-rule px-1.5 text-soft hover:border-edge"
          >
            {name}
          </a>
        ))}
        <span>{excerpt.markedBy}</span>
        {excerpt.isDemo && <DemoMark />}
      </p>
      <MemoList memos={memos.filter(({ excerptId }) => excerptId === excerpt.id)} actions={actions} />
      {actions && (
        <div className="mt-1 flex flex-wrap gap-1">
          <CodeDialog excerpt={excerpt} codes={props.codes} action={actions.code} />
          <WriteMemoDialog interviewId={interviewId} excerptId={excerpt.id} action={actions.writeMemo} />
          <RemoveMark excerpt={excerpt} action={actions.remove} />
          {props.recordPath && <RecordLink href={`${props.recordPath}?excerpt=${excerpt.id}`} />}
        </div>
      )}
    </li>
  )
}

type EditProps = { readonly excerpt: ExcerptRow; readonly action: FormAction }

async function CodeDialog({ excerpt, action, codes }: EditProps & { readonly codes: readonly string[] }) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  return (
    <DialogButton label={t('code')} title={t('codeTitle')} closeLabel={common('close')} kind="quiet" size="small">
      <OperationForm
        action={action}
        draftKey={`excerpt.code:${excerpt.id}`}
        labels={await formLabels()}
        submitLabel={t('code')}
        doneMessage={t('coded')}
      >
        <input type="hidden" name="id" value={excerpt.id} />
        <CodesField id={`codes-${excerpt.id}`} names={excerpt.codes.map(({ name }) => name)} known={codes} />
      </OperationForm>
    </DialogButton>
  )
}

async function RemoveMark({ excerpt, action }: EditProps) {
  const [t, form] = [await getTranslations('transcript'), await getTranslations('form')]
  return (
    <OneClick action={action} values={{ id: excerpt.id }} failed={form('failed')} done={t('removed')} kind="quiet">
      {t('remove')}
    </OneClick>
  )
}

/** The way from the model's words to what it asked for with them. */
async function RecordLink({ href }: { readonly href: string }) {
  const t = await getTranslations('preference')
  return (
    <ButtonLink href={href} kind="quiet" size="small">
      {t('record')}
    </ButtonLink>
  )
}

/** What is asked for when words are marked. */
export async function MarkFields({ codes }: { readonly codes: readonly string[] }) {
  const t = await getTranslations('transcript')
  return (
    <>
      <CodesField id="mark-codes" names={[]} known={codes} />
      <TextAreaField name="memo" id="mark-memo" label={t('memo')} hint={t('memoHint')} rows={3} isOptional />
    </>
  )
}
