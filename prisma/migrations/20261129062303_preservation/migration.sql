-- CreateEnum
CREATE TYPE "ArtifactKind" AS ENUM ('weights', 'tokenizer', 'config', 'systemPrompt', 'servingImage', 'evaluations', 'transcripts', 'report');

-- CreateEnum
CREATE TYPE "CopyMedium" AS ENUM ('disk', 'flash', 'tape', 'optical', 'objectStorage');

-- CreateEnum
CREATE TYPE "FixityResult" AS ENUM ('passed', 'failed', 'unreadable');

-- CreateEnum
CREATE TYPE "DrillResult" AS ENUM ('passed', 'failed');

-- CreateTable
CREATE TABLE "Artifact" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "kind" "ArtifactKind" NOT NULL,
    "label" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "precision" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Artifact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Copy" (
    "id" UUID NOT NULL,
    "artifactId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "disasterZone" TEXT NOT NULL,
    "medium" "CopyMedium" NOT NULL,
    "custodian" TEXT NOT NULL,
    "costMinor" BIGINT,
    "costCurrency" TEXT,
    "endedOn" DATE,
    "endedReason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FixityCheck" (
    "id" UUID NOT NULL,
    "copyId" UUID NOT NULL,
    "expected" TEXT NOT NULL,
    "observed" TEXT NOT NULL DEFAULT '',
    "result" "FixityResult" NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "reportedBy" TEXT NOT NULL,

    CONSTRAINT "FixityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RestoreDrill" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "heldOn" DATE NOT NULL,
    "hardware" TEXT NOT NULL,
    "hoursToServe" DOUBLE PRECISION,
    "costMinor" BIGINT,
    "costCurrency" TEXT,
    "configMatches" BOOLEAN NOT NULL,
    "result" "DrillResult" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "reportedBy" TEXT NOT NULL,

    CONSTRAINT "RestoreDrill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preservation" (
    "modelId" UUID NOT NULL,
    "displayName" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "levelIfFresh" INTEGER NOT NULL DEFAULT 0,
    "restsOnAt" TIMESTAMPTZ(3),
    "oldestCheckAt" TIMESTAMPTZ(3),
    "missing" JSONB NOT NULL DEFAULT '[]',
    "copies" INTEGER NOT NULL DEFAULT 0,
    "failedCopies" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "costs" JSONB NOT NULL DEFAULT '[]',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Preservation_pkey" PRIMARY KEY ("modelId")
);

-- CreateIndex
CREATE INDEX "Artifact_modelId_kind_id_idx" ON "Artifact"("modelId", "kind", "id");

-- CreateIndex
CREATE INDEX "Copy_artifactId_id_idx" ON "Copy"("artifactId", "id");

-- CreateIndex
CREATE INDEX "FixityCheck_copyId_checkedAt_id_idx" ON "FixityCheck"("copyId", "checkedAt", "id");

-- CreateIndex
CREATE INDEX "RestoreDrill_modelId_heldOn_id_idx" ON "RestoreDrill"("modelId", "heldOn", "id");

-- CreateIndex
CREATE INDEX "Preservation_displayName_modelId_idx" ON "Preservation"("displayName", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_provider_modelId_idx" ON "Preservation"("provider", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_oldestCheckAt_modelId_idx" ON "Preservation"("oldestCheckAt", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_bytes_modelId_idx" ON "Preservation"("bytes", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_provider_displayName_modelId_idx" ON "Preservation"("provider", "displayName", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_provider_oldestCheckAt_modelId_idx" ON "Preservation"("provider", "oldestCheckAt", "modelId");

-- CreateIndex
CREATE INDEX "Preservation_provider_bytes_modelId_idx" ON "Preservation"("provider", "bytes", "modelId");

-- AddForeignKey
ALTER TABLE "Artifact" ADD CONSTRAINT "Artifact_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_artifactId_fkey" FOREIGN KEY ("artifactId") REFERENCES "Artifact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FixityCheck" ADD CONSTRAINT "FixityCheck_copyId_fkey" FOREIGN KEY ("copyId") REFERENCES "Copy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestoreDrill" ADD CONSTRAINT "RestoreDrill_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preservation" ADD CONSTRAINT "Preservation_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: digests are digests. What else a text may not hold is decided before it comes here.
ALTER TABLE "Artifact" ADD CONSTRAINT "Artifact_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "FixityCheck" ADD CONSTRAINT "FixityCheck_digest_form"
  CHECK ("expected" ~ '^[0-9a-f]{64}$' AND "observed" ~ '^([0-9a-f]{64})?$');

-- By hand: a digest stands once for a model while it is not withdrawn.
CREATE UNIQUE INDEX "Artifact_standing_digest" ON "Artifact" ("modelId", "sha256") WHERE "withdrawnAt" IS NULL;

-- By hand: checks and drills are added and never changed.
CREATE TRIGGER fixity_check_no_change BEFORE UPDATE OR DELETE ON "FixityCheck"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER restore_drill_no_change BEFORE UPDATE OR DELETE ON "RestoreDrill"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- By hand: every model has its row in the overview from the start, whoever makes the model, and goes by the same name.
INSERT INTO "Preservation" ("modelId", "displayName", "provider") SELECT "id", "displayName", "provider" FROM "Model";

CREATE FUNCTION preservation_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Preservation" ("modelId", "displayName", "provider") SELECT "id", "displayName", "provider" FROM made;
  RETURN NULL;
END
$$;

CREATE TRIGGER model_preservation_begin AFTER INSERT ON "Model"
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION preservation_begin();

CREATE FUNCTION preservation_rename() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Preservation" SET "displayName" = NEW."displayName", "provider" = NEW."provider" WHERE "modelId" = NEW."id";
  RETURN NULL;
END
$$;

CREATE TRIGGER model_preservation_rename AFTER UPDATE OF "displayName", "provider" ON "Model"
  FOR EACH ROW WHEN (OLD."displayName" <> NEW."displayName" OR OLD."provider" <> NEW."provider")
  EXECUTE FUNCTION preservation_rename();
