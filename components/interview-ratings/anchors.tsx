import { getTranslations } from 'next-intl/server'
import type { RatingScale } from '@/lib/interview-ratings/schema'

/** What 0, 3 and 5 stand for on a scale, in words, so that a number means the same to every reader. */
export async function Anchors({ scale }: { readonly scale: RatingScale }) {
  const t = await getTranslations('rating')
  const anchors = [
    { score: 0, words: t(`anchor0_${scale}`) },
    { score: 3, words: t(`anchor3_${scale}`) },
    { score: 5, words: t(`anchor5_${scale}`) },
  ]
  return (
    <ul className="mt-1.5 grid gap-0.5 text-xs text-soft">
      {anchors.map(({ score, words }) => (
        <li key={score}>{t('anchor', { score, words })}</li>
      ))}
    </ul>
  )
}
