-- AlterTable
ALTER TABLE "Availability" ADD COLUMN     "costCurrency" TEXT,
ADD COLUMN     "costMinor" BIGINT,
ADD COLUMN     "decision" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isCostDemo" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "DateClaim" ADD COLUMN     "endedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Policy" (
    "version" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "createdByName" TEXT,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("version")
);

-- By hand: what holds for every row, whoever writes it.
ALTER TABLE "Availability"
  ADD CONSTRAINT "Availability_ends_after_start" CHECK ("endsOn" > "startsOn"),
  ADD CONSTRAINT "Availability_keeps_commitment" CHECK ("endsOn" >= "committedUntil"),
  ADD CONSTRAINT "Availability_cost_has_currency"
    CHECK (("costMinor" IS NULL) = ("costCurrency" IS NULL) AND "costMinor" >= 0);

ALTER TABLE "DateClaim" ADD CONSTRAINT "DateClaim_ended_is_not_chosen" CHECK ("endedAt" IS NULL OR NOT "isChosen");

-- By hand: the policy that holds from the start, and triggers that let it only grow.
INSERT INTO "Policy" ("version", "values") VALUES (1, '{"noticeDays": 60}');

CREATE FUNCTION policy_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The policy only grows by versions: % on "%" is refused.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER policy_no_change BEFORE UPDATE OR DELETE ON "Policy"
  FOR EACH ROW EXECUTE FUNCTION policy_refuse_change();
CREATE TRIGGER policy_no_truncate BEFORE TRUNCATE ON "Policy"
  FOR EACH STATEMENT EXECUTE FUNCTION policy_refuse_change();
