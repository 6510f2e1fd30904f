-- By hand: what search looks in. NFKC makes full-width and half-width forms find each other. Every sign outside of ASCII
-- stands three times: a trigram index finds words of three signs or more, and most Japanese words have one or two.
CREATE FUNCTION search_text(content text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(content, NFKC)), '([^\x01-\x7f])', '\1\1\1', 'g')
$$;

-- By hand: the LIKE pattern of a word. What a person searches for is text, in which %, _ and \ stand for themselves.
CREATE FUNCTION search_pattern(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '%' || regexp_replace(search_text(word), '([\\%_])', '\\\1', 'g') || '%'
$$;

-- By hand: array_to_string is not immutable for every kind of array; for text it is.
CREATE FUNCTION search_list(words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_to_string(words, ' '), '')
$$;

-- By hand: the words of an event. JSON may hold what no column can (a NUL, half a sign); such an event is kept all the
-- same, and found by its operation and its actor.
CREATE FUNCTION audit_search_text(payload text, operation text, actor_name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  event jsonb := '{}';
BEGIN
  BEGIN
    event := payload::jsonb;
  EXCEPTION WHEN data_exception THEN
    NULL;
  END;
  RETURN search_text(concat_ws(' ', event->'record'->>'label', operation, actor_name, event->>'reason'));
END
$$;

-- DropIndex
DROP INDEX "AuditEvent_recordType_recordId_seq_idx";

-- AlterTable
-- By hand: the columns are generated, so that nothing can be searched that is not on record.
ALTER TABLE "ApiToken" ADD COLUMN     "searchText" TEXT GENERATED ALWAYS AS (search_text("name")) STORED;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "searchText" TEXT
  GENERATED ALWAYS AS (audit_search_text("payload", "operation", "actorName")) STORED;

-- AlterTable
ALTER TABLE "Model" DROP COLUMN "searchText",
ADD COLUMN     "searchText" TEXT GENERATED ALWAYS AS (search_text(
  "displayName" || ' ' || coalesce("apiId", '') || ' ' || "provider" || ' ' || "family" || ' ' ||
  search_list("aliases") || ' ' || "summary"
)) STORED;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "searchText" TEXT GENERATED ALWAYS AS (search_text("name" || ' ' || "email")) STORED;

-- CreateIndex
CREATE INDEX "ApiToken_name_id_idx" ON "ApiToken"("name", "id");

-- CreateIndex
CREATE INDEX "ApiToken_createdAt_id_idx" ON "ApiToken"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ApiToken_expiresAt_id_idx" ON "ApiToken"("expiresAt", "id");

-- CreateIndex
CREATE INDEX "ApiToken_lastUsedAt_id_idx" ON "ApiToken"("lastUsedAt", "id");

-- By hand, for all four: a short list of pending entries (256 kB instead of 4 MB), because the write that fills it has to
-- sort them in, and every search reads through it.
-- CreateIndex
CREATE INDEX "ApiToken_searchText_idx" ON "ApiToken" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "AuditEvent_recordId_seq_idx" ON "AuditEvent"("recordId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_actorName_seq_idx" ON "AuditEvent"("actorName", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_searchText_idx" ON "AuditEvent" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Model_searchText_idx" ON "Model" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Model_stage_displayName_id_idx" ON "Model"("stage", "displayName", "id");

-- CreateIndex
CREATE INDEX "Model_stage_provider_id_idx" ON "Model"("stage", "provider", "id");

-- CreateIndex
CREATE INDEX "Model_stage_family_id_idx" ON "Model"("stage", "family", "id");

-- CreateIndex
CREATE INDEX "Model_stage_releasedOn_id_idx" ON "Model"("stage", "releasedOn", "id");

-- CreateIndex
CREATE INDEX "Model_stage_retiresOn_id_idx" ON "Model"("stage", "retiresOn", "id");

-- CreateIndex
CREATE INDEX "Model_stage_updatedAt_id_idx" ON "Model"("stage", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Model_provider_displayName_id_idx" ON "Model"("provider", "displayName", "id");

-- CreateIndex
CREATE INDEX "Model_provider_family_id_idx" ON "Model"("provider", "family", "id");

-- CreateIndex
CREATE INDEX "Model_provider_stage_id_idx" ON "Model"("provider", "stage", "id");

-- CreateIndex
CREATE INDEX "Model_provider_releasedOn_id_idx" ON "Model"("provider", "releasedOn", "id");

-- CreateIndex
CREATE INDEX "Model_provider_retiresOn_id_idx" ON "Model"("provider", "retiresOn", "id");

-- CreateIndex
CREATE INDEX "Model_provider_updatedAt_id_idx" ON "Model"("provider", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Model_stewardId_idx" ON "Model"("stewardId");

-- CreateIndex
CREATE INDEX "Person_email_id_idx" ON "Person"("email", "id");

-- CreateIndex
CREATE INDEX "Person_roles_idx" ON "Person" USING GIN ("roles");

-- CreateIndex
CREATE INDEX "Person_searchText_idx" ON "Person" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- By hand: the dates of models that are not retired yet, and how many kinds of date are unsettled. An index on an
-- expression also makes the database keep statistics of it, without which it takes these few models for a third of all.
-- Prisma's schema knows no such index, and its comparison ignores it.
CREATE INDEX "Model_openRetirement_idx" ON "Model"
  ((CASE WHEN "stage" IS DISTINCT FROM 'retired' THEN "retiresOn" END), "id");
CREATE INDEX "Model_unsettled_idx" ON "Model"((cardinality("unsettledKinds")), "updatedAt", "id");

-- By hand: the few models whose retirement is tentative, in every order of the list.
CREATE INDEX "Model_tentative_displayName_idx" ON "Model"("displayName", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_provider_idx" ON "Model"("provider", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_family_idx" ON "Model"("family", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_stage_idx" ON "Model"("stage", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_releasedOn_idx" ON "Model"("releasedOn", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_retiresOn_idx" ON "Model"("retiresOn", "id") WHERE "isRetirementTentative";
CREATE INDEX "Model_tentative_updatedAt_idx" ON "Model"("updatedAt", "id") WHERE "isRetirementTentative";
