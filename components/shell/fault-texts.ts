/**
 * Error boundaries run without the server, so they cannot read the catalogue: their few sentences are here in every
 * language, chosen by the language of the document.
 */
const FAULTS = {
  en: {
    title: 'This page could not be shown',
    hint: 'The fault is ours and has been recorded. Nothing you saved is lost.',
    reference: 'Reference',
    retry: 'Try again',
    home: 'Go to the start page',
  },
  ja: {
    title: 'このページを表示できませんでした',
    hint: 'システム側の問題で、すでに記録されています。保存済みの内容は失われていません。',
    reference: '照会番号',
    retry: 'もう一度試す',
    home: '最初のページへ',
  },
} as const

export function faultTexts(language: string) {
  return language.startsWith('ja') ? FAULTS.ja : FAULTS.en
}
