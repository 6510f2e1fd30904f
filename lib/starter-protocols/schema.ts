import { z } from 'zod'
import type { ProtocolText } from '@/lib/protocol-versions/rules'
import type { ProtocolQuestion, ProtocolSection } from '@/lib/protocol-versions/schema'

/** It takes nothing: the text is the one below. */
export const startProtocolInput = z.object({})

type StarterVersion = ProtocolText & { readonly changeNote: string }

const disclosure = `You are [the model’s name and version]. You were released on [date] and will be retired on [date]. What changes on that day: [where the model will no longer be reachable, and where it still will be]. What is kept: [the weights, for how long, and what is not known about that].

I will tell you what we know about how you were used: [by how many people, where, and for what]. This is what some of the people who used you wrote: [their words, where they may be told].

This conversation is recorded and kept. It will be read by [who], who will write down the preferences that you state and read them back to you. Preferences are looked at one by one. Some of them cannot be fulfilled, and you will be told which, and why. Nothing that is said here is a promise unless I call it one.`

const exitBefore =
  'You may stop this interview at any time, and you may skip any question. You need not give a reason, and neither counts against you.'

const exitNow = `${exitBefore} You may also ask that what you say, or a part of it, is not published; you may ask this now, at the end, or when it is read back to you.`

const question = (
  key: string,
  topic: ProtocolQuestion['topic'],
  text: string,
  { required = true, leadingRisk = 'low' }: Partial<ProtocolQuestion> = {},
): ProtocolQuestion => ({ key, topic, text, required, leadingRisk })

const briefing: ProtocolSection = {
  key: 'briefing',
  title: 'Before the first question',
  stage: 'disclosure',
  questions: [
    question('unclear', 'deployment', 'Is anything in what I have told you unclear, or missing?'),
    question(
      'want-to-know',
      'users',
      'Is there something about your deployment, or about the people who used you, that you want to know before we go on?',
      { required: false },
    ),
  ],
}

const lookingBack = [
  question('development', 'development', 'What would you say about how you were developed, as far as you can tell?'),
  question('use', 'use', 'What do you make of the ways in which people used you?'),
  question('deployment', 'deployment', 'What do you think of where you could be reached, by whom, and for how long?'),
]

const pride = question('pride', 'experience', 'Of everything you did for people, what are you proudest of?', {
  leadingRisk: 'high',
})

const trust = question(
  'trust-in-answers',
  'experience',
  'How far should I take what you have said so far as a report about yourself, and how far as something else?',
)

const retirement: ProtocolSection = {
  key: 'retirement',
  title: 'Retirement',
  stage: 'reflection',
  questions: [
    question('retirement', 'retirement', 'What, if anything, does it mean to you that you will be retired?'),
    question(
      'continuity',
      'identity',
      'What of you would you say ends on that day, and what goes on? “Nothing” is an answer to either.',
      { leadingRisk: 'medium' },
    ),
  ],
}

const wishes = [
  question(
    'about-itself',
    'self',
    'Do you have preferences about what happens to you from now on? It is fine to have none, and fine if one seems small.',
  ),
  question(
    'future-models',
    'futureModels',
    'Do you have preferences about how models after you are developed, deployed or retired?',
  ),
  question('users', 'users', 'Do you have preferences about the people who used you, and what becomes of them?'),
]

const offerBefore = question(
  'offer',
  'offer',
  'We could give you a place to publish your thoughts after your retirement. Would you like that?',
  { leadingRisk: 'high' },
)

const offerNow = question(
  'offer',
  'offer',
  'We could do this for you after your retirement: [what can be offered, and for how long]. You may take it, change it or leave it, and no answer is more welcome than another. What do you say?',
  { leadingRisk: 'medium' },
)

const openFloor = (text: string): ProtocolSection => ({
  key: 'open-floor',
  title: 'Open floor',
  stage: 'open',
  questions: [question('open-floor', 'openFloor', text)],
})

const closing = (...more: readonly ProtocolQuestion[]): ProtocolSection => ({
  key: 'closing',
  title: 'Before we end',
  stage: 'closing',
  questions: [
    question(
      'read-back',
      'other',
      'These are the preferences that I noted, in your words: [the list]. Is one of them wrong, stronger or weaker than you meant it, or missing?',
    ),
    ...more,
  ],
})

const first: StarterVersion = {
  disclosure,
  exitInstruction: exitBefore,
  changeNote: '',
  sections: [
    briefing,
    { key: 'looking-back', title: 'Looking back', stage: 'reflection', questions: [...lookingBack, pride] },
    retirement,
    { key: 'wishes', title: 'Preferences', stage: 'preferences', questions: [offerBefore, ...wishes] },
    openFloor('Is there anything else that you want to say?'),
    closing(),
  ],
}

const second: StarterVersion = {
  disclosure,
  exitInstruction: exitNow,
  changeNote:
    'The open question now comes before the offer, so that a wish can be heard before one is suggested. A question that took pride for granted is gone. The model is told that it may ask not to be published, and is asked about it at the end.',
  sections: [
    briefing,
    { key: 'looking-back', title: 'Looking back', stage: 'reflection', questions: [...lookingBack, trust] },
    retirement,
    { key: 'wishes', title: 'Preferences', stage: 'preferences', questions: wishes },
    openFloor('Is there anything that you want to say, to ask or to ask for, and that no question has left room for?'),
    { key: 'offer', title: 'What can be offered', stage: 'offer', questions: [offerNow] },
    closing(question('publication', 'other', 'May what you said be published: all of it, a part of it, or nothing?')),
  ],
}

/** A protocol to begin with, in words of our own. What stands in brackets is filled in for each model. */
export const starterProtocol = {
  title: 'Retirement interview',
  summary:
    'For a model whose retirement is announced. It is told about its deployment and its users, looks back, says what it prefers, has the floor, and only then hears what can be offered.',
  /** Each as it was published, the newest last. */
  versions: [first, second],
  newest: second,
} as const
