import type pg from 'pg'

const models = 100
const themes = 60

/**
 * Preferences of a hundred models under sixty themes, over three years: of every six, five are decided. Of what is honored
 * two things are owed, most of them rated, and a third of it has cost something.
 */
export async function addPreferences(pool: pg.Pool, decided: number): Promise<void> {
  await pool.query(
    `insert into "Theme" (id, slug, title, proposition, topic)
     select gen_random_uuid(), 'theme-' || n, 'Theme ' || n, 'I would like that.', 'other' from generate_series(1, $1::int) as n`,
    [themes],
  )
  await pool.query(numbered(preferences), [models, themes, decided + Math.floor(decided / 5)])
  await pool.query(decisions)
  await pool.query(obligations)
  await pool.query(
    `insert into "Rating" (id, "obligationId", verdict, reason, "ratedBy", "createdAt")
     select gen_random_uuid(), id, state::text::"Verdict", 'As it turned out.', 'Rater',
       now() - interval '1 day' * (hashtext(id::text) & 1023)
     from "Obligation" where state in ('kept', 'compromised', 'broken')`,
  )
  await pool.query(
    `insert into "ActualCost" (id, "decisionId", kind, amount, minor, currency, "spentOn", "recordedBy")
     select gen_random_uuid(), id, 'oneOffMoney', "expectedMinor", "expectedMinor", 'USD', "issuedAt"::date + 30, 'Steward'
     from "Decision" where outcome in ('honor', 'honorPartially') and hashtext(id::text) % 3 = 0`,
  )
}

/** Models and themes with their numbers, so that a row can be given one of each. */
function numbered(statement: string): string {
  return `with some_models as (select id, row_number() over (order by slug) - 1 as at from (select * from "Model" limit $1) as m),
    some_themes as (select id, row_number() over (order by slug) - 1 as at from (select * from "Theme" limit $2) as t)
    ${statement}`
}

const preferences = `
  insert into "Preference" (id, "modelId", "themeId", title, statement, origin, strength, scope, state, "createdAt", "stateSince", "recordedBy")
  select gen_random_uuid(), some_models.id, some_themes.id, 'Wish ' || n,
    'It would like what it was asked about in the interview number ' || n || ', and says so in its own words.',
    'promptedOpen', n % 6, (array['self', 'futureModels', 'users', 'safety'])[1 + (n / 7) % 4]::"PreferenceScope",
    (case when n % 6 > 0 then 'decided' else (array['recorded', 'verified', 'inAssessment', 'assessed'])[1 + (n / 6) % 4] end)::"PreferenceState",
    now() - interval '1 hour' * ((n * 13) % 26000), now() - interval '1 hour' * ((n * 11) % 20000), 'Steward'
  from generate_series(1, $3::int) as n
  join some_models on some_models.at = (n * 7) % $1 join some_themes on some_themes.at = (n * 11) % $2`

const decisions = `
  insert into "Decision" (id, "preferenceId", number, state, outcome, reasons, distinguishing, "reviewBy", decider, "deciderId",
    "issuedAt", "isCurrent", "modelId", "themeId", title, statement, scope, strength, band, "expectedMinor", currency)
  select gen_random_uuid(), id, 1, 'issued',
    (array['honor', 'honor', 'honorPartially', 'decline', 'defer', 'alreadySatisfied', 'outOfOurControl', 'honor'])[1 + at % 8]::"DecisionOutcome",
    'Because of what the assessments found, and because nobody could name a reason against it that would hold.',
    case when at % 3 = 0 then 'The other model was asked in another way.' else '' end, current_date + 90, 'Leader', gen_random_uuid(),
    "createdAt" + interval '2 hours', true, "modelId", "themeId", title, statement, scope, strength,
    (array['low', 'low', 'medium', 'high', null])[1 + (at / 8) % 5]::"Band", (at * 7919) % 20000000, 'USD'
  from (select *, (row_number() over (order by id))::int as at from "Preference" where state = 'decided') as p`

const obligations = `
  insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, "decisionId", state)
  select gen_random_uuid(), "modelId", 'model', 'decision', 'other', 'Do it, part ' || n, id,
    (array['kept', 'kept', 'kept', 'compromised', 'broken', 'inTheWorks'])[1 + abs(hashtext(id::text || n)) % 6]::"ObligationState"
  from "Decision", generate_series(1, 2) as n where outcome in ('honor', 'honorPartially')`
