-- CreateEnum
CREATE TYPE "CommitmentGrade" AS ENUM ('commitment', 'intention', 'exploratory', 'explicitlyNotCommitted');

-- CreateEnum
CREATE TYPE "CommitmentScope" AS ENUM ('publiclyReleased', 'publiclyReleasedOrInternal', 'oneModel');

-- CreateEnum
CREATE TYPE "CommitmentDuty" AS ENUM ('none', 'standing', 'atRetirement', 'recurring');

-- CreateEnum
CREATE TYPE "Cadence" AS ENUM ('weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly');

-- CreateEnum
CREATE TYPE "OwedTo" AS ENUM ('model', 'users', 'public', 'applicant');

-- CreateEnum
CREATE TYPE "ObligationSource" AS ENUM ('commitment', 'promise', 'decision', 'failedCheck');

-- CreateEnum
CREATE TYPE "ObligationKind" AS ENUM ('preservation', 'interview', 'report', 'publication', 'access', 'correction', 'other');

-- CreateEnum
CREATE TYPE "ObligationState" AS ENUM ('notYetDue', 'inTheWorks', 'stalled', 'kept', 'compromised', 'broken', 'notApplicable');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('kept', 'compromised', 'broken');

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "grade" "CommitmentGrade" NOT NULL,
    "scope" "CommitmentScope" NOT NULL,
    "modelId" UUID,
    "duty" "CommitmentDuty" NOT NULL,
    "kind" "ObligationKind" NOT NULL,
    "owedTo" "OwedTo" NOT NULL,
    "cadence" "Cadence",
    "startsOn" DATE,
    "endsOn" DATE,
    "statedOn" DATE NOT NULL,
    "revisedOn" DATE NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentVersion" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "grade" "CommitmentGrade" NOT NULL,
    "scope" "CommitmentScope" NOT NULL,
    "duty" "CommitmentDuty" NOT NULL,
    "statedOn" DATE NOT NULL,
    "sourceUrl" TEXT NOT NULL,
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "CommitmentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "modelId" UUID NOT NULL,
    "owedTo" "OwedTo" NOT NULL,
    "source" "ObligationSource" NOT NULL,
    "kind" "ObligationKind" NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "state" "ObligationState" NOT NULL DEFAULT 'notYetDue',
    "stateReason" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "isDueAtRetirement" BOOLEAN NOT NULL DEFAULT false,
    "ownerId" UUID,
    "startedById" UUID,
    "commitmentId" UUID,
    "commitmentNumber" INTEGER,
    "seriesId" UUID,
    "slot" INTEGER NOT NULL DEFAULT 0,
    "subjectId" UUID,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObligationSeries" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "cadence" "Cadence" NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ObligationSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "obligationId" UUID NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "capturedOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "addedBy" TEXT NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "obligationId" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "reason" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ratedById" UUID,
    "ratedBy" TEXT NOT NULL,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_slug_key" ON "Commitment"("slug");

-- CreateIndex
CREATE INDEX "Commitment_title_id_idx" ON "Commitment"("title", "id");

-- CreateIndex
CREATE INDEX "Commitment_statedOn_id_idx" ON "Commitment"("statedOn", "id");

-- CreateIndex
CREATE INDEX "Commitment_grade_id_idx" ON "Commitment"("grade", "id");

-- CreateIndex
CREATE INDEX "Commitment_provider_duty_idx" ON "Commitment"("provider", "duty");

-- CreateIndex
CREATE INDEX "Commitment_modelId_idx" ON "Commitment"("modelId");

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentVersion_commitmentId_number_key" ON "CommitmentVersion"("commitmentId", "number");

-- CreateIndex
CREATE INDEX "Obligation_dueOn_id_idx" ON "Obligation"("dueOn", "id");

-- CreateIndex
CREATE INDEX "Obligation_updatedAt_id_idx" ON "Obligation"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Obligation_modelId_dueOn_id_idx" ON "Obligation"("modelId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Obligation_ownerId_dueOn_id_idx" ON "Obligation"("ownerId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Obligation_seriesId_slot_idx" ON "Obligation"("seriesId", "slot");

-- CreateIndex
CREATE INDEX "Obligation_subjectId_idx" ON "Obligation"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Obligation_commitmentId_modelId_slot_key" ON "Obligation"("commitmentId", "modelId", "slot");

-- CreateIndex
CREATE INDEX "ObligationSeries_modelId_idx" ON "ObligationSeries"("modelId");

-- CreateIndex
CREATE INDEX "Evidence_obligationId_id_idx" ON "Evidence"("obligationId", "id");

-- CreateIndex
CREATE INDEX "Rating_obligationId_id_idx" ON "Rating"("obligationId", "id");

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentVersion" ADD CONSTRAINT "CommitmentVersion_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "ObligationSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObligationSeries" ADD CONSTRAINT "ObligationSeries_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_obligationId_fkey" FOREIGN KEY ("obligationId") REFERENCES "Obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_obligationId_fkey" FOREIGN KEY ("obligationId") REFERENCES "Obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what was said, shown and judged is added to and never changed. Other tables that only grow use it too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of "%" are added and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER commitment_version_no_change BEFORE UPDATE OR DELETE ON "CommitmentVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_no_change BEFORE UPDATE OR DELETE ON "Evidence"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rating_no_change BEFORE UPDATE OR DELETE ON "Rating"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- By hand: what is still open, by the time that is left; things without a day come last.
CREATE INDEX "Obligation_open_due" ON "Obligation" ("dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
CREATE INDEX "Obligation_open_owner" ON "Obligation" ("ownerId", "dueOn", "id")
  WHERE "state" IN ('notYetDue', 'inTheWorks', 'stalled');
