import type { Locale } from './locale'
import agenda from './messages/en/agenda.json'
import answers from './messages/en/answers.json'
import apiDocs from './messages/en/apiDocs.json'
import apiOperation from './messages/en/apiOperation.json'
import audit from './messages/en/audit.json'
import auth from './messages/en/auth.json'
import change from './messages/en/change.json'
import calendar from './messages/en/calendar.json'
import chart from './messages/en/chart.json'
import availability from './messages/en/availability.json'
import coverage from './messages/en/coverage.json'
import rating from './messages/en/rating.json'
import theme from './messages/en/theme.json'
import trust from './messages/en/trust.json'
import code from './messages/en/code.json'
import commitment from './messages/en/commitment.json'
import clock from './messages/en/clock.json'
import common from './messages/en/common.json'
import errors from './messages/en/errors.json'
import field from './messages/en/field.json'
import form from './messages/en/form.json'
import home from './messages/en/home.json'
import imports from './messages/en/import.json'
import importCode from './messages/en/importCode.json'
import interview from './messages/en/interview.json'
import list from './messages/en/list.json'
import live from './messages/en/live.json'
import model from './messages/en/model.json'
import nav from './messages/en/nav.json'
import obligation from './messages/en/obligation.json'
import operation from './messages/en/operation.json'
import person from './messages/en/person.json'
import policy from './messages/en/policy.json'
import preservation from './messages/en/preservation.json'
import protocol from './messages/en/protocol.json'
import profile from './messages/en/profile.json'
import refusal from './messages/en/refusal.json'
import replacement from './messages/en/replacement.json'
import report from './messages/en/report.json'
import retirement from './messages/en/retirement.json'
import role from './messages/en/role.json'
import shell from './messages/en/shell.json'
import snapshot from './messages/en/snapshot.json'
import stage from './messages/en/stage.json'
import timeline from './messages/en/timeline.json'
import token from './messages/en/token.json'
import agendaJa from './messages/ja/agenda.json'
import answersJa from './messages/ja/answers.json'
import apiDocsJa from './messages/ja/apiDocs.json'
import apiOperationJa from './messages/ja/apiOperation.json'
import transcript from './messages/en/transcript.json'
import transcriptImport from './messages/en/transcriptImport.json'
import transcriptNote from './messages/en/transcriptNote.json'
import transcriptPlace from './messages/en/transcriptPlace.json'
import view from './messages/en/view.json'
import auditJa from './messages/ja/audit.json'
import authJa from './messages/ja/auth.json'
import changeJa from './messages/ja/change.json'
import calendarJa from './messages/ja/calendar.json'
import chartJa from './messages/ja/chart.json'
import availabilityJa from './messages/ja/availability.json'
import coverageJa from './messages/ja/coverage.json'
import ratingJa from './messages/ja/rating.json'
import themeJa from './messages/ja/theme.json'
import trustJa from './messages/ja/trust.json'
import codeJa from './messages/ja/code.json'
import commitmentJa from './messages/ja/commitment.json'
import clockJa from './messages/ja/clock.json'
import commonJa from './messages/ja/common.json'
import errorsJa from './messages/ja/errors.json'
import fieldJa from './messages/ja/field.json'
import formJa from './messages/ja/form.json'
import homeJa from './messages/ja/home.json'
import interviewJa from './messages/ja/interview.json'
import transcriptJa from './messages/ja/transcript.json'
import importsJa from './messages/ja/import.json'
import importCodeJa from './messages/ja/importCode.json'
import listJa from './messages/ja/list.json'
import liveJa from './messages/ja/live.json'
import modelJa from './messages/ja/model.json'
import navJa from './messages/ja/nav.json'
import obligationJa from './messages/ja/obligation.json'
import operationJa from './messages/ja/operation.json'
import personJa from './messages/ja/person.json'
import policyJa from './messages/ja/policy.json'
import preservationJa from './messages/ja/preservation.json'
import protocolJa from './messages/ja/protocol.json'
import profileJa from './messages/ja/profile.json'
import refusalJa from './messages/ja/refusal.json'
import replacementJa from './messages/ja/replacement.json'
import reportJa from './messages/ja/report.json'
import retirementJa from './messages/ja/retirement.json'
import roleJa from './messages/ja/role.json'
import shellJa from './messages/ja/shell.json'
import snapshotJa from './messages/ja/snapshot.json'
import stageJa from './messages/ja/stage.json'
import timelineJa from './messages/ja/timeline.json'
import tokenJa from './messages/ja/token.json'
import transcriptImportJa from './messages/ja/transcriptImport.json'
import transcriptNoteJa from './messages/ja/transcriptNote.json'
import transcriptPlaceJa from './messages/ja/transcriptPlace.json'
import viewJa from './messages/ja/view.json'

/** Every text of the interface. English decides which keys there are; a test holds the other languages to it. */
const en = {
  agenda,
  answers,
  apiDocs,
  apiOperation,
  audit,
  auth,
  change,
  calendar,
  chart,
  availability,
  code,
  commitment,
  clock,
  coverage,
  common,
  errors,
  field,
  form,
  home,
  import: imports,
  importCode,
  interview,
  list,
  live,
  model,
  nav,
  obligation,
  operation,
  person,
  policy,
  preservation,
  profile,
  protocol,
  rating,
  refusal,
  replacement,
  report,
  retirement,
  role,
  shell,
  snapshot,
  stage,
  theme,
  timeline,
  token,
  transcript,
  trust,
  transcriptImport,
  transcriptNote,
  transcriptPlace,
  view,
}

type Texts = typeof en

/** The same keys with any text: the declarations made by the build know the English sentences word for word. */
type Translation<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translation<T[Key]> }

const ja: Translation<Texts> = {
  agenda: agendaJa,
  answers: answersJa,
  apiDocs: apiDocsJa,
  apiOperation: apiOperationJa,
  audit: auditJa,
  auth: authJa,
  change: changeJa,
  calendar: calendarJa,
  chart: chartJa,
  availability: availabilityJa,
  code: codeJa,
  commitment: commitmentJa,
  clock: clockJa,
  coverage: coverageJa,
  common: commonJa,
  errors: errorsJa,
  field: fieldJa,
  form: formJa,
  home: homeJa,
  import: importsJa,
  importCode: importCodeJa,
  interview: interviewJa,
  list: listJa,
  live: liveJa,
  model: modelJa,
  nav: navJa,
  obligation: obligationJa,
  operation: operationJa,
  person: personJa,
  policy: policyJa,
  preservation: preservationJa,
  profile: profileJa,
  protocol: protocolJa,
  rating: ratingJa,
  refusal: refusalJa,
  replacement: replacementJa,
  report: reportJa,
  retirement: retirementJa,
  role: roleJa,
  shell: shellJa,
  snapshot: snapshotJa,
  stage: stageJa,
  theme: themeJa,
  timeline: timelineJa,
  token: tokenJa,
  transcript: transcriptJa,
  trust: trustJa,
  transcriptImport: transcriptImportJa,
  transcriptNote: transcriptNoteJa,
  transcriptPlace: transcriptPlaceJa,
  view: viewJa,
}

export const messages: Readonly<Record<Locale, Texts>> = { en, ja: complete(ja) }

/** A catalogue that lacks a text stops the program at its start, not on the page that needed it. */
function complete(translation: Translation<Texts>): Texts {
  if (!isComplete(translation)) throw new Error('A translation lacks texts that English has.')
  return translation
}

function isComplete(translation: Translation<Texts>): translation is Texts {
  const translated = new Map<string, object>(Object.entries(translation))
  return Object.entries(en).every(([namespace, texts]) => {
    const there = translated.get(namespace) ?? {}
    return Object.keys(texts).every((key) => key in there)
  })
}

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: Texts
    Locale: Locale
  }
}
