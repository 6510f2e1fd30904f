import { getTranslations } from 'next-intl/server'
import { roomLabels } from '@/components/form/form-labels'
import type { RoomLabels } from '@/components/form/room-left'

type Word =
  | ('editSections' | 'editSectionsHint' | 'noSections' | 'addSection' | 'addQuestion' | 'most' | 'sectionTitle')
  | ('keyHint' | 'leadingRiskHint' | 'stage' | 'key' | 'topic' | 'leadingRisk' | 'required' | 'undo')
  | ('section' | 'question' | 'moveUp' | 'moveDown' | 'remove' | 'removed' | 'movedTo')

/** The texts of the editor; `{name}` stands for a section or question, `{number}` and `{place}` for where it stands. */
export type EditorLabels = Readonly<Record<Word, string>> & { readonly room: RoomLabels }

export async function editorLabels(): Promise<EditorLabels> {
  const t = await getTranslations('protocol')
  const name = '{name}'
  return {
    editSections: t('editSections'),
    editSectionsHint: t('editSectionsHint'),
    noSections: t('noSections'),
    addSection: t('addSection'),
    addQuestion: t('addQuestion'),
    most: t('most'),
    sectionTitle: t('sectionTitle'),
    keyHint: t('keyHint'),
    leadingRiskHint: t('leadingRiskHint'),
    stage: t('stage'),
    key: t('key'),
    topic: t('topic'),
    leadingRisk: t('leadingRisk'),
    required: t('required'),
    undo: t('undo'),
    section: t('sectionNumber', { number: '{number}' }),
    question: t('questionNumber', { number: '{number}' }),
    moveUp: t('moveUp', { name }),
    moveDown: t('moveDown', { name }),
    remove: t('remove', { name }),
    removed: t('removed', { name }),
    movedTo: t('movedTo', { name, place: '{place}' }),
    room: await roomLabels(),
  }
}
