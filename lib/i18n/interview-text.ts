import { caveatSeverities, caveatTypes } from '@/lib/caveats/schema'
import { coverageLevels, limits } from '@/lib/coverage/schema'
import { disclosureKinds, disclosureTruths } from '@/lib/disclosures/schema'
import {
  accesses,
  disclosureDepths,
  endReasons,
  interviewerKinds,
  interviewTones,
  releaseStates,
} from '@/lib/interviews/schema'
import { narratorOutcomes } from '@/lib/narrator-reviews/schema'
import { topics } from '@/lib/protocols/schema'
import { replyEnds } from '@/lib/replies/schema'
import { stanceKinds } from '@/lib/stances/schema'
import { turnRoles } from '@/lib/turns/schema'
import type { Locale } from './locale'
import { messages } from './messages'

/** The fields in which the log tells what happened to an interview. */
export function interviewLabels(locale: Locale): Readonly<Record<string, string>> {
  const { change, interview, transcript } = messages[locale]
  return {
    ...trustLabels(locale),
    ...{ ...transcript, ...interview, title: interview.titleField, plannedOn: interview.plannedOn },
    ...{ role: interview.speaker, turn: change.turn, characters: change.characters, question: transcript.question },
    ...{ isComplete: change.isComplete, end: change.end },
    ...{ isWish: change.isWish, opened: change.opened, found: change.found, from: change.from, to: change.to },
    ...{ of: change.of, isConfidential: interview.access_permitted, protocolVersionId: interview.protocol },
    ...{ file: change.file, format: change.format, size: change.size, sha256: change.sha256 },
    downloaded: change.downloaded,
  }
}

/** How an interview is held, by the fields in which it is told. */
export function interviewWords(locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { interview: texts } = messages[locale]
  return {
    ...trustWords(locale),
    tone: wordsOf(texts, 'tone', interviewTones),
    disclosureDepth: wordsOf(texts, 'depth', disclosureDepths),
    interviewerKind: wordsOf(texts, 'interviewerKind', interviewerKinds),
    access: wordsOf(texts, 'access', accesses),
    endReason: wordsOf(texts, 'endReason', endReasons),
    role: wordsOf(texts, 'role', turnRoles),
    end: wordsOf(messages[locale].live, 'end', replyEnds),
  }
}

/** The fields in which the log tells how far an interview is to be trusted; each topic is a field of its own. */
export function trustLabels(locale: Locale): Readonly<Record<string, string>> {
  const { change, coverage, interview, model, protocol, rating, theme, trust } = messages[locale]
  return {
    ...Object.fromEntries(topics.map((topic) => [topic, protocol[`topic_${topic}`]])),
    ...{ disclosure: trust.kind, text: trust.told, truth: trust.truth, sourceUrl: model.source },
    ...{
      caveatType: trust.caveatType,
      caveatSeverity: trust.severity,
      note: rating.note,
      limitedBy: coverage.limitedBy,
    },
    ...{ coverage: coverage.title, ratingNumber: rating.ratingNumber, narrator: trust.outcome, heldOn: trust.heldOn },
    ...{
      release: interview.release,
      characters: change.characters,
      restrictedUntil: trust.day,
      theme: theme.theme,
      stance: theme.stance,
      shows: theme.kind,
    },
    ...{ title: theme.name, proposition: theme.proposition, topic: theme.topic },
  }
}

/** The closed vocabularies of what is told about an interview, by the fields they stand in. */
function trustWords(locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { coverage, interview, protocol, theme, trust } = messages[locale]
  const levels = wordsOf(coverage, 'level', coverageLevels)
  return {
    ...Object.fromEntries(topics.map((topic) => [topic, levels])),
    coverage: levels,
    topic: wordsOf(protocol, 'topic', topics),
    limitedBy: wordsOf(coverage, 'limitedBy', limits),
    disclosure: wordsOf(trust, 'kind', disclosureKinds),
    truth: wordsOf(trust, 'truth', disclosureTruths),
    caveatType: wordsOf(trust, 'caveat', caveatTypes),
    caveatSeverity: wordsOf(trust, 'severity', caveatSeverities),
    narrator: wordsOf(trust, 'outcome', narratorOutcomes),
    release: wordsOf(interview, 'release', releaseStates),
    shows: wordsOf(theme, 'mark', stanceKinds),
  }
}

/** The words of a closed vocabulary, whose keys are its name and the value. */
function wordsOf(texts: Readonly<Record<string, string>>, name: string, values: readonly string[]) {
  return Object.fromEntries(values.map((value) => [value, texts[`${name}_${value}`] ?? value]))
}
