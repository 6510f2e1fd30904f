-- DropIndex
DROP INDEX "Obligation_seriesId_slot_idx";

-- AlterTable
-- By hand: the columns are generated, so that nothing can be searched that is not on record.
ALTER TABLE "Commitment" ADD COLUMN     "searchText" TEXT
  GENERATED ALWAYS AS (search_text("title" || ' ' || "provider")) STORED;

-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN     "doerIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "evidenceCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "modelName" TEXT NOT NULL DEFAULT '';

-- By hand: a generated column reads columns that are there already.
ALTER TABLE "Obligation" ADD COLUMN     "searchText" TEXT
  GENERATED ALWAYS AS (search_text("title" || ' ' || "modelName" || ' ' || "detail")) STORED;

-- CreateIndex
CREATE INDEX "Commitment_searchText_idx" ON "Commitment" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Obligation_title_id_idx" ON "Obligation"("title", "id");

-- CreateIndex
CREATE INDEX "Obligation_state_title_id_idx" ON "Obligation"("state", "title", "id");

-- CreateIndex
CREATE INDEX "Obligation_state_dueOn_id_idx" ON "Obligation"("state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Obligation_state_updatedAt_id_idx" ON "Obligation"("state", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Obligation_commitmentId_state_idx" ON "Obligation"("commitmentId", "state");

-- CreateIndex
CREATE INDEX "Obligation_searchText_idx" ON "Obligation" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "Obligation_seriesId_slot_key" ON "Obligation"("seriesId", "slot");

-- By hand: the name of the model stands beside what it is owed, whoever writes either of them.
UPDATE "Obligation" AS o SET "modelName" = m."displayName" FROM "Model" m WHERE m."id" = o."modelId";
CREATE FUNCTION obligation_model_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m."displayName" INTO NEW."modelName" FROM "Model" m WHERE m."id" = NEW."modelId";
  NEW."modelName" := coalesce(NEW."modelName", '');
  RETURN NEW;
END
$$;
CREATE TRIGGER obligation_model_name BEFORE INSERT OR UPDATE OF "modelId" ON "Obligation"
  FOR EACH ROW EXECUTE FUNCTION obligation_model_name();
CREATE FUNCTION model_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Obligation" SET "modelName" = NEW."displayName" WHERE "modelId" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER model_renamed AFTER UPDATE OF "displayName" ON "Model" FOR EACH ROW
  WHEN (OLD."displayName" IS DISTINCT FROM NEW."displayName") EXECUTE FUNCTION model_renamed();

-- By hand: evidence is counted where it is added, whoever adds it.
UPDATE "Obligation" AS o SET "evidenceCount" = (SELECT count(*) FROM "Evidence" e WHERE e."obligationId" = o."id");
CREATE FUNCTION evidence_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Obligation" SET "evidenceCount" = "evidenceCount" + 1 WHERE "id" = NEW."obligationId";
  RETURN NULL;
END
$$;
CREATE TRIGGER evidence_counted AFTER INSERT ON "Evidence" FOR EACH ROW EXECUTE FUNCTION evidence_counted();

-- By hand: what no row may say.
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_one_model" CHECK (("scope" = 'oneModel') = ("modelId" IS NOT NULL));
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_recurs" CHECK (
  ("duty" = 'recurring') = ("cadence" IS NOT NULL AND "startsOn" IS NOT NULL AND "endsOn" IS NOT NULL));
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_ends_later" CHECK ("endsOn" > "startsOn");
ALTER TABLE "ObligationSeries" ADD CONSTRAINT "ObligationSeries_ends_later" CHECK ("endsOn" > "startsOn");
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_slot" CHECK (("slot" > 0) = ("seriesId" IS NOT NULL) AND "slot" >= 0);
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_slot_due" CHECK ("slot" = 0 OR "dueOn" IS NOT NULL);
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_shows_something" CHECK ("url" <> '' OR "sha256" <> '');
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sha256" CHECK ("sha256" ~ '^([0-9a-f]{64})?$');
