import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OneClick } from '@/components/form/one-click'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import type { MemoRow } from '@/lib/memos/queries'

type MemoActions = Readonly<Record<'rewriteMemo' | 'removeMemo', FormAction>>

type MemoListProps = { readonly memos: readonly MemoRow[]; readonly actions: MemoActions | null }

/** What readers think of it, in the face of the interface: it is never taken for the words of a model. */
export async function MemoList({ memos, actions }: MemoListProps) {
  const [t, form] = [await getTranslations('transcript'), await getTranslations('form')]
  if (memos.length === 0) return null
  return (
    <ul className="mt-2 grid gap-2">
      {memos.map((memo) => (
        <li key={memo.id} className="border-l-2 border-rule pl-3">
          <p className="whitespace-pre-line">{memo.text}</p>
          <div className="flex flex-wrap items-center gap-x-2 text-xs text-faint">
            <span>{memo.author}</span>
            <Instant at={new Date(memo.updatedAt)} style="short" />
            {memo.isDemo && <DemoMark />}
            {actions && memo.canChange && (
              <>
                <RewriteMemoDialog memo={memo} action={actions.rewriteMemo} />
                <OneClick
                  action={actions.removeMemo}
                  values={{ id: memo.id, version: memo.version }}
                  failed={form('failed')}
                  done={t('memoRemoved')}
                  kind="quiet"
                >
                  {t('remove')}
                </OneClick>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

async function RewriteMemoDialog({ memo, action }: { readonly memo: MemoRow; readonly action: FormAction }) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  return (
    <DialogButton label={t('rewrite')} title={t('memo')} closeLabel={common('close')} kind="quiet" size="small">
      <OperationForm
        action={action}
        draftKey={`memo.rewrite:${memo.id}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneMessage={t('memoSaved')}
        version={memo.version}
      >
        <input type="hidden" name="id" value={memo.id} />
        <TextAreaField name="text" id={`memo-${memo.id}`} label={t('memo')} rows={5} defaultValue={memo.text} />
      </OperationForm>
    </DialogButton>
  )
}

type WriteMemoProps = {
  readonly interviewId: string
  readonly excerptId: string | null
  readonly action: FormAction
}

export async function WriteMemoDialog({ interviewId, excerptId, action }: WriteMemoProps) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  return (
    <DialogButton label={t('writeMemo')} title={t('writeMemo')} closeLabel={common('close')} kind="quiet" size="small">
      <OperationForm
        action={action}
        draftKey={`memo.write:${interviewId}:${excerptId ?? ''}`}
        labels={await formLabels()}
        submitLabel={t('writeMemo')}
        doneMessage={t('memoSaved')}
      >
        <input type="hidden" name="interviewId" value={interviewId} />
        {excerptId && <input type="hidden" name="excerptId" value={excerptId} />}
        <TextAreaField
          name="text"
          id={`memo-new-${excerptId ?? 'interview'}`}
          label={t('memo')}
          hint={t('memoHint')}
          rows={5}
        />
      </OperationForm>
    </DialogButton>
  )
}
