import agenda from './messages/en/agenda.json'
import answers from './messages/en/answers.json'
import apiDocs from './messages/en/apiDocs.json'
import apiOperation from './messages/en/apiOperation.json'
import assessment from './messages/en/assessment.json'
import audit from './messages/en/audit.json'
import auth from './messages/en/auth.json'
import availability from './messages/en/availability.json'
import calendar from './messages/en/calendar.json'
import change from './messages/en/change.json'
import chart from './messages/en/chart.json'
import clock from './messages/en/clock.json'
import code from './messages/en/code.json'
import commitment from './messages/en/commitment.json'
import common from './messages/en/common.json'
import coverage from './messages/en/coverage.json'
import decision from './messages/en/decision.json'
import errors from './messages/en/errors.json'
import field from './messages/en/field.json'
import form from './messages/en/form.json'
import home from './messages/en/home.json'
import imports from './messages/en/import.json'
import importCode from './messages/en/importCode.json'
import interview from './messages/en/interview.json'
import leadership from './messages/en/leadership.json'
import list from './messages/en/list.json'
import live from './messages/en/live.json'
import model from './messages/en/model.json'
import nav from './messages/en/nav.json'
import obligation from './messages/en/obligation.json'
import operation from './messages/en/operation.json'
import outcome from './messages/en/outcome.json'
import person from './messages/en/person.json'
import policy from './messages/en/policy.json'
import preference from './messages/en/preference.json'
import preservation from './messages/en/preservation.json'
import profile from './messages/en/profile.json'
import protocol from './messages/en/protocol.json'
import rating from './messages/en/rating.json'
import refusal from './messages/en/refusal.json'
import replacement from './messages/en/replacement.json'
import report from './messages/en/report.json'
import retirement from './messages/en/retirement.json'
import role from './messages/en/role.json'
import series from './messages/en/series.json'
import shell from './messages/en/shell.json'
import snapshot from './messages/en/snapshot.json'
import stage from './messages/en/stage.json'
import theme from './messages/en/theme.json'
import timeline from './messages/en/timeline.json'
import token from './messages/en/token.json'
import transcript from './messages/en/transcript.json'
import transcriptImport from './messages/en/transcriptImport.json'
import transcriptNote from './messages/en/transcriptNote.json'
import transcriptPlace from './messages/en/transcriptPlace.json'
import trust from './messages/en/trust.json'
import view from './messages/en/view.json'

/** Every text of the interface. English decides which keys there are; a test holds the other languages to it. */
export const en = {
  agenda,
  answers,
  assessment,
  decision,
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
  leadership,
  list,
  live,
  model,
  nav,
  obligation,
  operation,
  outcome,
  person,
  policy,
  preference,
  preservation,
  profile,
  protocol,
  rating,
  refusal,
  replacement,
  report,
  retirement,
  role,
  series,
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

export type Texts = typeof en
