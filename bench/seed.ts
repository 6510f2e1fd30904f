import type pg from 'pg'
import { hashPassword } from '@/lib/auth/password'
import type { Permission, Role } from '@/lib/auth/permissions'
import { hashToken, newApiToken } from '@/lib/auth/token'

const personId = '0199b5a0-0000-7000-8000-0000000000aa'

export const account = { email: 'bench@example.org', password: 'a password for the benchmark' } as const

/** Somebody who may read and change models and read the log, and her bearer token. */
export async function addCaller(pool: pg.Pool): Promise<string> {
  const roles: readonly Role[] = ['steward', 'leadership', 'auditor']
  const permissions: readonly Permission[] = [
    ...(['model.read', 'model.create', 'model.update', 'audit.read', 'obligation.read'] as const),
  ]
  const token = newApiToken()
  await pool.query(
    `insert into "Person" (id, email, name, roles, "passwordHash") values ($1, $2, 'Benchmark', $3::"Role"[], $4)`,
    [personId, account.email, roles, await hashPassword(account.password)],
  )
  await pool.query(
    `insert into "ApiToken" (id, "personId", name, "tokenHash", permissions, "expiresAt")
     values (gen_random_uuid(), $1, 'Benchmark', $2, $3, now() + interval '1 day')`,
    [personId, hashToken(token), permissions],
  )
  return token
}

/** The id of the model numbered `n`: well-formed, in no order that a list sorts by. */
const idOf = `overlay(overlay(md5('model' || n) placing '8' from 13) placing '8' from 17)::uuid`

/**
 * Models with twenty providers, fifty families, all stages, release dates over seven years and retirement dates for
 * most. Ids are made of the number, so that their order is that of nothing a list sorts by.
 */
export async function addModels(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `insert into "Model" (id, slug, provider, "apiId", aliases, "displayName", family, stage, "releasedOn", "deprecatedOn",
       "retiresOn", "isRetirementTentative", "unsettledKinds", "updatedAt")
     select ${idOf}, 'model-' || n, 'provider-' || (n * 7) % 20, 'model-' || n, '{}', 'Model ' || n,
       'family-' || (n * 11) % 50, (array['active', 'legacy', 'deprecated', 'retired', null])[1 + (n / 20) % 5]::"Stage",
       date '2019-01-01' + (n * 17) % 2500, date '2022-01-01' + (n * 19) % 1700,
       case when n % 10 = 0 then null else date '2023-01-01' + (n * 23) % 1700 end, n % 3 = 0, '{}',
       timestamptz '2026-01-01' + n * interval '1 second'
     from generate_series(1, $1::int) as n`,
    [count],
  )
}

/**
 * Open obligations of the first models, due within some three years, one in twenty never, half of them owned by one of
 * a hundred people, with a settled one for every four.
 */
export async function addObligations(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `with owners as (
       insert into "Person" (id, email, name, roles)
       select gen_random_uuid(), 'owner-' || n || '@example.org', 'Owner ' || n, '{steward}' from generate_series(1, 100) as n
       returning id
     ), numbered as (select id, row_number() over () as at from owners),
     models as (select id, row_number() over (order by id) as at from (select id from "Model" limit 1000) as earliest)
     insert into "Obligation" (id, "modelId", "owedTo", source, kind, title, state, "dueOn", "ownerId")
     select gen_random_uuid(), models.id, (array['model', 'users', 'public', 'applicant'])[1 + n % 4]::"OwedTo",
       (array['commitment', 'promise', 'decision', 'failedCheck'])[1 + (n / 4) % 4]::"ObligationSource",
       (array['preservation', 'interview', 'report', 'publication', 'access', 'correction', 'other'])[1 + n % 7]::"ObligationKind",
       'Obligation ' || n,
       (case when n > $1::int then 'kept' else (array['notYetDue', 'inTheWorks', 'stalled'])[1 + n % 3] end)::"ObligationState",
       case when n % 20 > 0 then current_date - 100 + (n * 17) % 1000 end, case when n % 2 = 0 then numbered.id end
     from generate_series(1, $1::int + $1::int / 4) as n
     join models on models.at = 1 + n % (select count(*) from models) join numbered on numbered.at = 1 + (n / 2) % 100`,
    [count],
  )
}

/** Events in one valid chain. The end of the chain moves one event at a time, so its guard is off while they are made. */
export async function addEvents(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(`
    do $$
    declare previous text := repeat('0', 64); payload text; link text; at timestamptz;
    begin
      for n in 1..${count} loop
        at := timestamptz '2026-01-01' + n * interval '1 second';
        payload := format('{"actor":{"id":"${personId}","kind":"person","name":"Benchmark","roles":["steward"]},"at":"%s",'
          '"changes":{"summary":{"after":"Text %s","before":"Text %s"}},"operation":"model.update","outcome":"done",'
          '"record":{"id":"%s","label":"Model %s","type":"model","version":2},"requestId":"%s"}',
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), n, n - 1, ${idOf}, n, n);
        link := encode(sha256(convert_to(previous || payload, 'UTF8')), 'hex');
        insert into "AuditEvent" (seq, "prevHash", hash, payload, at, "actorId", "actorName", operation, outcome,
          "recordType", "recordId", "recordVersion", "requestId")
        values (n, previous, link, payload, at, '${personId}', 'Benchmark', 'model.update', 'done', 'model',
          ${idOf}::text, 2, n::text);
        previous := link;
      end loop;
      alter table "AuditHead" disable trigger user;
      update "AuditHead" set seq = ${count}, hash = previous;
      alter table "AuditHead" enable trigger user;
    end $$`)
}

/** The planner knows the tables, and the first requests do not pay for cleaning up after the filling. */
export async function settle(pool: pg.Pool): Promise<void> {
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}
