import { getLocale, getTranslations } from 'next-intl/server'
import type { ImportLabels } from './import-state'

/** Every word that the panel needs in the browser; holes such as `{count}` are filled there. */
export async function importLabels(): Promise<ImportLabels> {
  const [t, table, form, list, interview] = await Promise.all([
    getTranslations('transcriptImport'),
    getTranslations('import'),
    getTranslations('form'),
    getTranslations('list'),
    getTranslations('interview'),
  ])
  return {
    drop: { file: t('file'), fileHint: t('fileHint'), drop: table('drop') },
    ...{ preview: t('preview'), reading: t('reading'), tooLarge: t('tooLarge'), another: table('another') },
    ...{ failed: form('failed'), problem: form('problemsTitle'), importing: table('importing') },
    importingHint: table('importingHint'),
    ...{ readingCount: t.raw('readingCount'), writingCount: t.raw('writingCount') },
    ...{ confirmOne: t('confirmOne'), confirmMany: t.raw('confirmMany'), confirmLead: t('confirmLead') },
    ...{ confirmNone: t('confirmNone'), nothing: t('nothing') },
    ...{ doneOne: t('doneOne'), doneMany: t.raw('doneMany'), doneNone: t('doneNone'), toInterviews: t('toInterviews') },
    ...{
      sessions: t('sessions'),
      session: t('session'),
      states: t('states'),
      all: t('all'),
      state: interview('state'),
    },
    ...{ model: interview('model'), turns: interview('turns'), when: interview('started'), language: t('language') },
    ...{ look: t('look'), firstWords: t('firstWords'), noted: t.raw('noted'), sameAs: t.raw('sameAs') },
    ...{ models: t('models'), modelsHint: t('modelsHint'), unnamed: t('unnamed'), leaveOut: t('leaveOut') },
    ...{ sessionsOf: t.raw('sessionsOf'), modelOf: t.raw('modelOf') },
    ...{ heldTitle: t('heldTitle'), heldHint: t('heldHint'), askerMissing: t.raw('askerMissing') },
    ...{ rejected: t('rejected'), rejectedLead: t('rejectedLead'), more: table.raw('more') },
    ...{ shown: t.raw('shown'), previous: list('previous'), next: list('next'), pages: list('pages') },
    stateWords: {
      ...{ new: t('state_new'), imported: t('state_imported'), onRecord: t('state_onRecord') },
      ...{ repeated: t('state_repeated'), modelMissing: t('state_modelMissing') },
    },
    roles: {
      ...{ interviewer: interview('role_interviewer'), subject: interview('role_subject') },
      system: interview('role_system'),
    },
    locale: await getLocale(),
  }
}
