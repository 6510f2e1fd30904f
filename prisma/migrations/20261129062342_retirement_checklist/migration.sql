-- CreateEnum
CREATE TYPE "DownsideKind" AS ENUM ('users', 'research', 'safety', 'welfare');

-- CreateEnum
CREATE TYPE "DownsideSeverity" AS ENUM ('none', 'low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "DemandKind" AS ENUM ('petition', 'usage', 'letter', 'press', 'other');

-- CreateEnum
CREATE TYPE "ChecklistItem" AS ENUM ('weights', 'interview', 'report', 'preferences', 'availability', 'notice', 'downsides');

-- CreateEnum
CREATE TYPE "SettlementKind" AS ENUM ('attested', 'waived');

-- CreateEnum
CREATE TYPE "OverrideState" AS ENUM ('proposed', 'confirmed', 'declined', 'withdrawn', 'used', 'lapsed');

-- CreateTable
CREATE TABLE "Downside" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "kind" "DownsideKind" NOT NULL,
    "severity" "DownsideSeverity" NOT NULL,
    "text" TEXT NOT NULL,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "modelVersion" INTEGER NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Downside_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DemandSignal" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "kind" "DemandKind" NOT NULL,
    "source" TEXT NOT NULL,
    "size" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT NOT NULL,
    "caveat" TEXT NOT NULL DEFAULT '',
    "observedOn" DATE,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "DemandSignal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistSettlement" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "item" "ChecklistItem" NOT NULL,
    "kind" "SettlementKind" NOT NULL,
    "note" TEXT NOT NULL,
    "evidenceUrl" TEXT NOT NULL DEFAULT '',
    "evidenceSha256" TEXT NOT NULL DEFAULT '',
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" UUID,
    "takenBackReason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ChecklistSettlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetirementOverride" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "state" "OverrideState" NOT NULL DEFAULT 'proposed',
    "reason" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedNote" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,
    "closedNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RetirementOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Retirement" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "findings" JSONB NOT NULL,
    "overrideId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Retirement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Downside_modelId_kind_modelVersion_key" ON "Downside"("modelId", "kind", "modelVersion");

-- CreateIndex
CREATE INDEX "DemandSignal_modelId_observedOn_idx" ON "DemandSignal"("modelId", "observedOn");

-- CreateIndex
CREATE INDEX "ChecklistSettlement_modelId_item_idx" ON "ChecklistSettlement"("modelId", "item");

-- CreateIndex
CREATE INDEX "RetirementOverride_modelId_createdAt_idx" ON "RetirementOverride"("modelId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Retirement_modelId_key" ON "Retirement"("modelId");

-- AddForeignKey
ALTER TABLE "Downside" ADD CONSTRAINT "Downside_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemandSignal" ADD CONSTRAINT "DemandSignal_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistSettlement" ADD CONSTRAINT "ChecklistSettlement_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetirementOverride" ADD CONSTRAINT "RetirementOverride_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retirement" ADD CONSTRAINT "Retirement_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what was stated and how a retirement was made are added and never changed.
CREATE TRIGGER downside_no_change BEFORE UPDATE OR DELETE ON "Downside"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER retirement_no_change BEFORE UPDATE OR DELETE ON "Retirement"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- By hand: nobody waives the notice, a word that something is met shows what it rests on, and one of a kind stands.
ALTER TABLE "ChecklistSettlement"
  ADD CONSTRAINT "ChecklistSettlement_notice_not_waived" CHECK (NOT ("kind" = 'waived' AND "item" = 'notice')),
  ADD CONSTRAINT "ChecklistSettlement_attested_with_evidence"
    CHECK ("kind" = 'waived' OR "evidenceUrl" <> '' OR "evidenceSha256" <> ''),
  ADD CONSTRAINT "ChecklistSettlement_sha256" CHECK ("evidenceSha256" ~ '^([0-9a-f]{64})?$');
CREATE UNIQUE INDEX "ChecklistSettlement_standing" ON "ChecklistSettlement" ("modelId", "item", "kind")
  WHERE "takenBackAt" IS NULL;

-- By hand: one override at a time is open, and the one who proposed it never confirms it.
CREATE UNIQUE INDEX "RetirementOverride_open" ON "RetirementOverride" ("modelId")
  WHERE "state" IN ('proposed', 'confirmed');
ALTER TABLE "RetirementOverride"
  ADD CONSTRAINT "RetirementOverride_two_people"
    CHECK ("state" = 'declined' OR "decidedById" IS DISTINCT FROM "proposedById");
