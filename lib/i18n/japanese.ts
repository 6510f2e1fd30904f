import type { Texts } from './english'
import agendaJa from './messages/ja/agenda.json'
import answersJa from './messages/ja/answers.json'
import apiDocsJa from './messages/ja/apiDocs.json'
import apiOperationJa from './messages/ja/apiOperation.json'
import assessmentJa from './messages/ja/assessment.json'
import auditJa from './messages/ja/audit.json'
import authJa from './messages/ja/auth.json'
import availabilityJa from './messages/ja/availability.json'
import calendarJa from './messages/ja/calendar.json'
import changeJa from './messages/ja/change.json'
import chartJa from './messages/ja/chart.json'
import clockJa from './messages/ja/clock.json'
import codeJa from './messages/ja/code.json'
import commitmentJa from './messages/ja/commitment.json'
import commonJa from './messages/ja/common.json'
import coverageJa from './messages/ja/coverage.json'
import decisionJa from './messages/ja/decision.json'
import errorsJa from './messages/ja/errors.json'
import fieldJa from './messages/ja/field.json'
import formJa from './messages/ja/form.json'
import homeJa from './messages/ja/home.json'
import importsJa from './messages/ja/import.json'
import importCodeJa from './messages/ja/importCode.json'
import interviewJa from './messages/ja/interview.json'
import leadershipJa from './messages/ja/leadership.json'
import listJa from './messages/ja/list.json'
import liveJa from './messages/ja/live.json'
import modelJa from './messages/ja/model.json'
import navJa from './messages/ja/nav.json'
import obligationJa from './messages/ja/obligation.json'
import operationJa from './messages/ja/operation.json'
import outcomeJa from './messages/ja/outcome.json'
import personJa from './messages/ja/person.json'
import policyJa from './messages/ja/policy.json'
import preferenceJa from './messages/ja/preference.json'
import preservationJa from './messages/ja/preservation.json'
import profileJa from './messages/ja/profile.json'
import protocolJa from './messages/ja/protocol.json'
import ratingJa from './messages/ja/rating.json'
import refusalJa from './messages/ja/refusal.json'
import replacementJa from './messages/ja/replacement.json'
import reportJa from './messages/ja/report.json'
import retirementJa from './messages/ja/retirement.json'
import roleJa from './messages/ja/role.json'
import seriesJa from './messages/ja/series.json'
import shellJa from './messages/ja/shell.json'
import snapshotJa from './messages/ja/snapshot.json'
import stageJa from './messages/ja/stage.json'
import themeJa from './messages/ja/theme.json'
import timelineJa from './messages/ja/timeline.json'
import tokenJa from './messages/ja/token.json'
import transcriptJa from './messages/ja/transcript.json'
import transcriptImportJa from './messages/ja/transcriptImport.json'
import transcriptNoteJa from './messages/ja/transcriptNote.json'
import transcriptPlaceJa from './messages/ja/transcriptPlace.json'
import trustJa from './messages/ja/trust.json'
import viewJa from './messages/ja/view.json'

/** The same keys with any text: the declarations made by the build know the English sentences word for word. */
export type Translation<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translation<T[Key]> }

export const ja: Translation<Texts> = {
  agenda: agendaJa,
  answers: answersJa,
  assessment: assessmentJa,
  decision: decisionJa,
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
  leadership: leadershipJa,
  list: listJa,
  live: liveJa,
  model: modelJa,
  nav: navJa,
  obligation: obligationJa,
  operation: operationJa,
  outcome: outcomeJa,
  person: personJa,
  policy: policyJa,
  preference: preferenceJa,
  preservation: preservationJa,
  profile: profileJa,
  protocol: protocolJa,
  rating: ratingJa,
  refusal: refusalJa,
  replacement: replacementJa,
  report: reportJa,
  retirement: retirementJa,
  role: roleJa,
  series: seriesJa,
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
