-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN     "responsibleId" UUID;

-- CreateIndex
CREATE INDEX "Model_deprecatedOn_id_idx" ON "Model"("deprecatedOn", "id");

-- By hand: whom something waits for stands on its row, so that "mine" is a range of one index. A steward and what waits
-- for her change together: the share lock makes a new row wait for a change of the steward that is under way.
CREATE FUNCTION obligation_responsible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."responsibleId" := NEW."ownerId";
  IF NEW."ownerId" IS NULL THEN
    SELECT m."stewardId" INTO NEW."responsibleId" FROM "Model" m WHERE m."id" = NEW."modelId" FOR SHARE;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER obligation_responsible BEFORE INSERT OR UPDATE OF "ownerId", "modelId" ON "Obligation"
  FOR EACH ROW EXECUTE FUNCTION obligation_responsible();
CREATE FUNCTION model_steward_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Obligation" SET "responsibleId" = NEW."stewardId" WHERE "modelId" = NEW."id" AND "ownerId" IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER model_steward_changed AFTER UPDATE OF "stewardId" ON "Model" FOR EACH ROW
  WHEN (OLD."stewardId" IS DISTINCT FROM NEW."stewardId") EXECUTE FUNCTION model_steward_changed();
UPDATE "Obligation" AS o SET "responsibleId" = coalesce(o."ownerId", m."stewardId") FROM "Model" m
  WHERE m."id" = o."modelId";

-- By hand: what is still open by the time that is left, within each filter of the board.
CREATE INDEX "Obligation_open_responsible" ON "Obligation" ("responsibleId", "dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
CREATE INDEX "Obligation_open_kind" ON "Obligation" ("kind", "dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
CREATE INDEX "Obligation_open_source" ON "Obligation" ("source", "dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
CREATE INDEX "Obligation_open_owed_to" ON "Obligation" ("owedTo", "dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
CREATE INDEX "Obligation_open_waiting" ON "Obligation" ("dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled') AND "responsibleId" IS NOT NULL;
CREATE INDEX "Obligation_open_bare" ON "Obligation" ("dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled') AND "evidenceCount" = 0;
CREATE INDEX "Obligation_open_unrated" ON "Obligation" ("dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled') AND "evidenceCount" > 0;
