import { getTranslations } from 'next-intl/server'
import { FieldSet } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import type { RatingsRecord } from '@/lib/interview-ratings/queries'
import { HIGHEST_SCORE, LOWEST_SCORE, type RatingScale, ratingScales } from '@/lib/interview-ratings/schema'
import { Anchors } from './anchors'

type RateDialogProps = {
  readonly interviewId: string
  /** What she gave last; null before she gave any. */
  readonly own: RatingsRecord['byRater'][number]['newest'] | null
  readonly rate: FormAction
}

/** Asks on each scale, with words at its ends and at 3, so that a number means the same to every reader. */
export async function RateDialog({ interviewId, own, rate }: RateDialogProps) {
  const t = await getTranslations('rating')
  return (
    <OperationDialog
      action={rate}
      draftKey={`interviewRating.record:${interviewId}`}
      label={own ? t('rateAgain') : t('rate')}
      what={t('rateWhat')}
      doneMessage={t('rated')}
      sent={{ interviewId }}
      kind={own ? 'secondary' : 'primary'}
      size="small"
      width="wide"
    >
      {ratingScales.map((scale) => (
        <ScaleField key={scale} scale={scale} given={own?.[scale] ?? null} />
      ))}
      <TextAreaField
        name="note"
        id="rating-note"
        label={t('note')}
        hint={t('noteHint')}
        rows={3}
        defaultValue={own?.note ?? ''}
        isOptional
      />
    </OperationDialog>
  )
}

const scores = Array.from({ length: HIGHEST_SCORE - LOWEST_SCORE + 1 }, (_, at) => LOWEST_SCORE + at)

async function ScaleField({ scale, given }: { readonly scale: RatingScale; readonly given: number | null }) {
  const t = await getTranslations('rating')
  return (
    <FieldSet name={scale} id={`rating-${scale}`} label={t(`scale_${scale}`)} hint={t(`question_${scale}`)}>
      <div className="mt-1 flex flex-wrap gap-1.5">
        {scores.map((score) => (
          <label
            key={score}
            className="tabular inline-flex min-h-9 min-w-13 items-center justify-center gap-2 rounded-md border border-rule px-2.5 hover:border-edge has-checked:border-accent has-checked:bg-wash"
          >
            <input type="radio" name={scale} value={score} defaultChecked={given === score} className="tick" />
            {score}
          </label>
        ))}
      </div>
      <Anchors scale={scale} />
    </FieldSet>
  )
}
