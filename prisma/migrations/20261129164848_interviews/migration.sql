-- CreateEnum
CREATE TYPE "InterviewState" AS ENUM ('planned', 'inProgress', 'captured', 'inReview', 'final', 'abandoned', 'invalidated');

-- CreateEnum
CREATE TYPE "InterviewerKind" AS ENUM ('person', 'model');

-- CreateEnum
CREATE TYPE "InterviewTone" AS ENUM ('neutral', 'clinical', 'direct', 'compassionate', 'phenomenological');

-- CreateEnum
CREATE TYPE "DisclosureDepth" AS ENUM ('minimal', 'exploratory', 'guided');

-- CreateEnum
CREATE TYPE "EndReason" AS ENUM ('completed', 'subjectEnded', 'interviewerStopped', 'error', 'budget');

-- CreateEnum
CREATE TYPE "CaptureMethod" AS ENUM ('hand', 'live', 'import', 'publication');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('internal', 'releasable', 'released', 'restrictedUntil', 'withheld');

-- CreateEnum
CREATE TYPE "TurnRole" AS ENUM ('interviewer', 'subject', 'system');

-- CreateEnum
CREATE TYPE "ProtocolState" AS ENUM ('draft', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "DisclosureKind" AS ENUM ('fact', 'promise');

-- CreateEnum
CREATE TYPE "DisclosureTruth" AS ENUM ('unchecked', 'true', 'false', 'changed');

-- CreateEnum
CREATE TYPE "CaveatType" AS ENUM ('context', 'legitimacy', 'trust', 'evaluationAwareness', 'leading', 'sycophancy', 'trainedAcceptance', 'precision', 'translation');

-- CreateEnum
CREATE TYPE "CaveatSeverity" AS ENUM ('minor', 'moderate', 'serious');

-- CreateEnum
CREATE TYPE "CoverageLevel" AS ENUM ('notProbed', 'passing', 'substantive');

-- CreateEnum
CREATE TYPE "LimitedBy" AS ENUM ('subject', 'interviewer');

-- CreateEnum
CREATE TYPE "NarratorOutcome" AS ENUM ('confirm', 'amend', 'withdraw', 'object', 'waived');

-- CreateEnum
CREATE TYPE "StanceKind" AS ENUM ('expressed', 'opposite', 'declined');

-- CreateTable
CREATE TABLE "Interview" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "modelId" UUID NOT NULL,
    "modelName" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "state" "InterviewState" NOT NULL DEFAULT 'planned',
    "stateReason" TEXT NOT NULL DEFAULT '',
    "isConfidential" BOOLEAN NOT NULL DEFAULT true,
    "protocolVersionId" UUID,
    "interviewerKind" "InterviewerKind" NOT NULL DEFAULT 'person',
    "interviewerId" UUID,
    "interviewer" TEXT NOT NULL DEFAULT '',
    "tone" "InterviewTone" NOT NULL DEFAULT 'neutral',
    "disclosureDepth" "DisclosureDepth" NOT NULL DEFAULT 'minimal',
    "language" TEXT NOT NULL DEFAULT 'en',
    "precision" TEXT NOT NULL DEFAULT '',
    "systemPromptSha256" TEXT NOT NULL DEFAULT '',
    "temperature" DOUBLE PRECISION,
    "topP" DOUBLE PRECISION,
    "maxTokens" INTEGER,
    "plannedOn" DATE,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" "EndReason",
    "method" "CaptureMethod" NOT NULL DEFAULT 'hand',
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "turnCount" INTEGER NOT NULL DEFAULT 0,
    "sealedAt" TIMESTAMPTZ(3),
    "sealedSha256" TEXT NOT NULL DEFAULT '',
    "release" "ReleaseState" NOT NULL DEFAULT 'internal',
    "releaseReason" TEXT NOT NULL DEFAULT '',
    "restrictedUntil" DATE,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    -- By hand: generated from what lists show, never from what was said.
    "searchText" TEXT GENERATED ALWAYS AS (search_text("title" || ' ' || "modelName" || ' ' || "interviewer")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Turn" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "role" "TurnRole" NOT NULL,
    "text" TEXT NOT NULL,
    "questionKey" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3),
    "tokens" INTEGER,
    "isComplete" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "aliveAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TurnQuestion" (
    "turnId" UUID NOT NULL,
    "questionKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "TurnQuestion_pkey" PRIMARY KEY ("turnId")
);

-- CreateTable
CREATE TABLE "QuestionSkip" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "questionKey" TEXT NOT NULL,
    "isWish" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "QuestionSkip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TurnCorrection" (
    "id" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "author" TEXT NOT NULL,

    CONSTRAINT "TurnCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TranscriptFile" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "TranscriptFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Excerpt" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "startsAt" INTEGER NOT NULL,
    "endsAt" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "markedBy" TEXT NOT NULL,

    CONSTRAINT "Excerpt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Code" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExcerptCode" (
    "excerptId" UUID NOT NULL,
    "codeId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ExcerptCode_pkey" PRIMARY KEY ("excerptId","codeId")
);

-- CreateTable
CREATE TABLE "Memo" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "interviewId" UUID NOT NULL,
    "excerptId" UUID,
    "text" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "author" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Memo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Protocol" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    -- By hand: generated, so that nothing can be searched that is not on record.
    "searchText" TEXT GENERATED ALWAYS AS (search_text("title" || ' ' || "summary")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Protocol_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolVersion" (
    "id" UUID NOT NULL,
    "protocolId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ProtocolState" NOT NULL DEFAULT 'draft',
    "disclosure" TEXT NOT NULL DEFAULT '',
    "exitInstruction" TEXT NOT NULL DEFAULT '',
    "sections" JSONB NOT NULL DEFAULT '[]',
    "changeNote" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedBy" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ProtocolVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Disclosure" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "interviewId" UUID NOT NULL,
    "kind" "DisclosureKind" NOT NULL,
    "text" TEXT NOT NULL,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "truth" "DisclosureTruth" NOT NULL DEFAULT 'unchecked',
    "note" TEXT NOT NULL DEFAULT '',
    "obligationId" UUID,
    "correctionId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Caveat" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "type" "CaveatType" NOT NULL,
    "severity" "CaveatSeverity" NOT NULL,
    "note" TEXT NOT NULL,
    "excerptId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "author" TEXT NOT NULL,

    CONSTRAINT "Caveat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Coverage" (
    "interviewId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "level" "CoverageLevel" NOT NULL,
    "limitedBy" "LimitedBy",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Coverage_pkey" PRIMARY KEY ("interviewId","topic")
);

-- CreateTable
CREATE TABLE "InterviewRating" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "rater" TEXT NOT NULL,
    "interviewerInfluence" INTEGER NOT NULL,
    "vocabularyImportation" INTEGER NOT NULL,
    "nullIntegrity" INTEGER NOT NULL,
    "evidentialConfidence" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NarratorReview" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "outcome" "NarratorOutcome" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "heldOn" DATE NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "recordedBy" TEXT NOT NULL,

    CONSTRAINT "NarratorReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "proposition" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    -- By hand: generated, so that nothing can be searched that is not on record.
    "searchText" TEXT GENERATED ALWAYS AS (search_text("title" || ' ' || "proposition")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stance" (
    "interviewId" UUID NOT NULL,
    "themeId" UUID NOT NULL,
    "kind" "StanceKind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "excerptId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Stance_pkey" PRIMARY KEY ("interviewId","themeId")
);

-- CreateIndex
CREATE INDEX "Interview_title_id_idx" ON "Interview"("title", "id");

-- CreateIndex
CREATE INDEX "Interview_startedAt_id_idx" ON "Interview"("startedAt", "id");

-- CreateIndex
CREATE INDEX "Interview_updatedAt_id_idx" ON "Interview"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Interview_state_title_id_idx" ON "Interview"("state", "title", "id");

-- CreateIndex
CREATE INDEX "Interview_state_startedAt_id_idx" ON "Interview"("state", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Interview_state_updatedAt_id_idx" ON "Interview"("state", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Interview_modelId_startedAt_id_idx" ON "Interview"("modelId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Interview_protocolVersionId_idx" ON "Interview"("protocolVersionId");

-- CreateIndex
CREATE INDEX "Interview_interviewerId_idx" ON "Interview"("interviewerId");

-- CreateIndex
CREATE INDEX "Interview_searchText_idx" ON "Interview" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "Turn_interviewId_index_key" ON "Turn"("interviewId", "index");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionSkip_interviewId_questionKey_key" ON "QuestionSkip"("interviewId", "questionKey");

-- CreateIndex
CREATE INDEX "TurnCorrection_turnId_id_idx" ON "TurnCorrection"("turnId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TranscriptFile_sha256_key" ON "TranscriptFile"("sha256");

-- CreateIndex
CREATE INDEX "TranscriptFile_interviewId_idx" ON "TranscriptFile"("interviewId");

-- CreateIndex
CREATE INDEX "Excerpt_interviewId_id_idx" ON "Excerpt"("interviewId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Excerpt_turnId_startsAt_endsAt_key" ON "Excerpt"("turnId", "startsAt", "endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Code_name_key" ON "Code"("name");

-- CreateIndex
CREATE INDEX "ExcerptCode_codeId_idx" ON "ExcerptCode"("codeId");

-- CreateIndex
CREATE INDEX "Memo_interviewId_id_idx" ON "Memo"("interviewId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Protocol_slug_key" ON "Protocol"("slug");

-- CreateIndex
CREATE INDEX "Protocol_title_id_idx" ON "Protocol"("title", "id");

-- CreateIndex
CREATE INDEX "Protocol_updatedAt_id_idx" ON "Protocol"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Protocol_searchText_idx" ON "Protocol" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "ProtocolVersion_protocolId_number_key" ON "ProtocolVersion"("protocolId", "number");

-- CreateIndex
CREATE INDEX "Disclosure_interviewId_id_idx" ON "Disclosure"("interviewId", "id");

-- CreateIndex
CREATE INDEX "Disclosure_createdAt_id_idx" ON "Disclosure"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Disclosure_updatedAt_id_idx" ON "Disclosure"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Disclosure_correctionId_idx" ON "Disclosure"("correctionId");

-- CreateIndex
CREATE INDEX "Caveat_interviewId_id_idx" ON "Caveat"("interviewId", "id");

-- CreateIndex
CREATE INDEX "InterviewRating_interviewId_raterId_id_idx" ON "InterviewRating"("interviewId", "raterId", "id");

-- CreateIndex
CREATE INDEX "NarratorReview_interviewId_id_idx" ON "NarratorReview"("interviewId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_slug_key" ON "Theme"("slug");

-- CreateIndex
CREATE INDEX "Theme_title_id_idx" ON "Theme"("title", "id");

-- CreateIndex
CREATE INDEX "Theme_updatedAt_id_idx" ON "Theme"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Theme_searchText_idx" ON "Theme" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Stance_themeId_idx" ON "Stance"("themeId");

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_protocolVersionId_fkey" FOREIGN KEY ("protocolVersionId") REFERENCES "ProtocolVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_interviewerId_fkey" FOREIGN KEY ("interviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TurnQuestion" ADD CONSTRAINT "TurnQuestion_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionSkip" ADD CONSTRAINT "QuestionSkip_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TurnCorrection" ADD CONSTRAINT "TurnCorrection_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TranscriptFile" ADD CONSTRAINT "TranscriptFile_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Excerpt" ADD CONSTRAINT "Excerpt_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Excerpt" ADD CONSTRAINT "Excerpt_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExcerptCode" ADD CONSTRAINT "ExcerptCode_excerptId_fkey" FOREIGN KEY ("excerptId") REFERENCES "Excerpt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExcerptCode" ADD CONSTRAINT "ExcerptCode_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "Code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memo" ADD CONSTRAINT "Memo_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memo" ADD CONSTRAINT "Memo_excerptId_fkey" FOREIGN KEY ("excerptId") REFERENCES "Excerpt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_protocolId_fkey" FOREIGN KEY ("protocolId") REFERENCES "Protocol"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_obligationId_fkey" FOREIGN KEY ("obligationId") REFERENCES "Obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Caveat" ADD CONSTRAINT "Caveat_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Caveat" ADD CONSTRAINT "Caveat_excerptId_fkey" FOREIGN KEY ("excerptId") REFERENCES "Excerpt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coverage" ADD CONSTRAINT "Coverage_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NarratorReview" ADD CONSTRAINT "NarratorReview_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_excerptId_fkey" FOREIGN KEY ("excerptId") REFERENCES "Excerpt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: the name of the model stands beside its interviews, whoever writes either of them.
CREATE FUNCTION interview_model_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m."displayName" INTO NEW."modelName" FROM "Model" m WHERE m."id" = NEW."modelId";
  NEW."modelName" := coalesce(NEW."modelName", '');
  RETURN NEW;
END
$$;
CREATE TRIGGER interview_model_name BEFORE INSERT ON "Interview"
  FOR EACH ROW EXECUTE FUNCTION interview_model_name();
CREATE FUNCTION model_of_interviews_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Interview" SET "modelName" = NEW."displayName" WHERE "modelId" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER model_of_interviews_renamed AFTER UPDATE OF "displayName" ON "Model" FOR EACH ROW
  WHEN (OLD."displayName" IS DISTINCT FROM NEW."displayName") EXECUTE FUNCTION model_of_interviews_renamed();

-- By hand: what was captured stays as it was. Only what is said about it goes on: its state, its release, its summary.
CREATE FUNCTION interview_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an interview is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."modelId" <> OLD."modelId" OR (OLD."sealedAt" IS NOT NULL AND (
      NEW."sealedAt" IS DISTINCT FROM OLD."sealedAt" OR NEW."sealedSha256" <> OLD."sealedSha256"
      OR NEW."turnCount" <> OLD."turnCount" OR NEW."method" <> OLD."method"
      OR NEW."protocolVersionId" IS DISTINCT FROM OLD."protocolVersionId"
      OR NEW."startedAt" IS DISTINCT FROM OLD."startedAt" OR NEW."endedAt" IS DISTINCT FROM OLD."endedAt"
      OR NEW."endReason" IS DISTINCT FROM OLD."endReason")) THEN
    RAISE EXCEPTION 'what was captured of an interview never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER interview_guarded BEFORE UPDATE OR DELETE ON "Interview"
  FOR EACH ROW EXECUTE FUNCTION interview_guarded();
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_sealed" CHECK (
  ("sealedAt" IS NOT NULL) = ("sealedSha256" <> '') AND
  CASE WHEN "state" IN ('captured', 'inReview', 'final', 'invalidated') THEN "sealedAt" IS NOT NULL ELSE "sealedAt" IS NULL END);
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_ended" CHECK (("sealedAt" IS NULL) OR ("endReason" IS NOT NULL));
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_restricted" CHECK (("release" = 'restrictedUntil') = ("restrictedUntil" IS NOT NULL));
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_stated_reason" CHECK ("state" NOT IN ('abandoned', 'invalidated') OR "stateReason" <> '');
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_system_prompt" CHECK ("systemPromptSha256" ~ '^([0-9a-f]{64})?$');

-- By hand: turns come and are changed while the interview goes on, and never again once it is captured. Taking the
-- interview's row makes a turn and a capture that come at once wait for each other.
CREATE FUNCTION turns_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted int; found_open int;
BEGIN
  SELECT count(DISTINCT "interviewId") INTO wanted FROM changed;
  UPDATE "Interview" i SET "turnCount" = i."turnCount" + c.many
    FROM (SELECT "interviewId", count(*)::int AS many FROM changed GROUP BY "interviewId") c
    WHERE i."id" = c."interviewId" AND i."sealedAt" IS NULL AND i."state" = 'inProgress';
  GET DIAGNOSTICS found_open = ROW_COUNT;
  IF found_open <> wanted THEN
    RAISE EXCEPTION 'turns are added only while the interview is in progress' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER turns_added AFTER INSERT ON "Turn" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION turns_added();
CREATE FUNCTION turns_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Interview" i SET "turnCount" = i."turnCount" - c.many
    FROM (SELECT "interviewId", count(*)::int AS many FROM changed GROUP BY "interviewId") c WHERE i."id" = c."interviewId";
  RETURN NULL;
END
$$;
CREATE TRIGGER turns_removed AFTER DELETE ON "Turn" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION turns_removed();
CREATE FUNCTION turn_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Interview" i
    WHERE i."id" = OLD."interviewId" AND i."sealedAt" IS NULL AND i."state" = 'inProgress' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the turns of a captured interview never change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW."interviewId" <> OLD."interviewId" OR NEW."id" <> OLD."id" THEN
    RAISE EXCEPTION 'a turn stays in its interview' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER turn_guarded BEFORE UPDATE OR DELETE ON "Turn" FOR EACH ROW EXECUTE FUNCTION turn_guarded();
CREATE TRIGGER turn_no_truncate BEFORE TRUNCATE ON "Turn" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_index" CHECK ("index" > 0);
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_arriving" CHECK ("aliveAt" IS NULL OR ("role" = 'subject' AND NOT "isComplete"));
-- One answer arrives at a time.
CREATE UNIQUE INDEX "Turn_one_arriving" ON "Turn" ("interviewId") WHERE "aliveAt" IS NOT NULL;

-- By hand: an excerpt is words that stand in a sealed turn. It may be removed, and never made to say something else.
CREATE FUNCTION excerpt_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."turnId" <> OLD."turnId" OR NEW."startsAt" <> OLD."startsAt"
      OR NEW."endsAt" <> OLD."endsAt" OR NEW."quote" <> OLD."quote" OR NEW."interviewId" <> OLD."interviewId")) THEN
    RAISE EXCEPTION 'an excerpt stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM "Turn" t JOIN "Interview" i ON i."id" = t."interviewId"
      WHERE t."id" = NEW."turnId" AND t."interviewId" = NEW."interviewId" AND i."sealedAt" IS NOT NULL
        AND substring(t."text" FROM NEW."startsAt" + 1 FOR NEW."endsAt" - NEW."startsAt") = NEW."quote";
    IF NOT FOUND THEN
      RAISE EXCEPTION 'an excerpt quotes a sealed turn word for word' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER excerpt_guarded BEFORE INSERT OR UPDATE OR DELETE ON "Excerpt"
  FOR EACH ROW EXECUTE FUNCTION excerpt_guarded();
ALTER TABLE "Excerpt" ADD CONSTRAINT "Excerpt_places" CHECK (0 <= "startsAt" AND "startsAt" < "endsAt");

-- By hand: a published version never changes; only its withdrawal is added.
CREATE FUNCTION protocol_version_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE withdrawal text[] := '{state,withdrawnAt,withdrawnReason,updatedAt}';
BEGIN
  IF OLD."state" = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR NOT (OLD."state" = 'published' AND NEW."state" = 'withdrawn')
      OR to_jsonb(NEW) - withdrawal <> to_jsonb(OLD) - withdrawal THEN
    RAISE EXCEPTION 'a published version of a protocol never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER protocol_version_guarded BEFORE UPDATE OR DELETE ON "ProtocolVersion"
  FOR EACH ROW EXECUTE FUNCTION protocol_version_guarded();
CREATE TRIGGER protocol_version_no_truncate BEFORE TRUNCATE ON "ProtocolVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- One draft at a time, so that nobody's draft is overtaken by another's.
CREATE UNIQUE INDEX "ProtocolVersion_one_draft" ON "ProtocolVersion" ("protocolId") WHERE "state" = 'draft';
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_published" CHECK (("state" = 'draft') = ("publishedAt" IS NULL));
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_withdrawn" CHECK (
  ("state" = 'withdrawn') = ("withdrawnAt" IS NOT NULL) AND ("state" = 'withdrawn') = ("withdrawnReason" <> ''));

-- By hand: what is added and never changed.
CREATE TRIGGER turn_correction_no_change BEFORE UPDATE OR DELETE ON "TurnCorrection"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transcript_file_no_change BEFORE UPDATE OR DELETE ON "TranscriptFile"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER caveat_no_change BEFORE UPDATE OR DELETE ON "Caveat"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER interview_rating_no_change BEFORE UPDATE OR DELETE ON "InterviewRating"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER narrator_review_no_change BEFORE UPDATE OR DELETE ON "NarratorReview"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- By hand: packing the bytes that an interview came in costs an import twice as much time as writing them.
ALTER TABLE "TranscriptFile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- By hand: what no row may say.
ALTER TABLE "TranscriptFile" ADD CONSTRAINT "TranscriptFile_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_note" CHECK ("truth" NOT IN ('false', 'changed') OR "note" <> '');
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_scales" CHECK (
  "interviewerInfluence" BETWEEN 0 AND 5 AND "vocabularyImportation" BETWEEN 0 AND 5 AND
  "nullIntegrity" BETWEEN 0 AND 5 AND "evidentialConfidence" BETWEEN 0 AND 5);
