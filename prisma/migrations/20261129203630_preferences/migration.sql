-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('honor', 'honorPartially', 'defer', 'decline', 'alreadySatisfied', 'outOfOurControl');

-- CreateEnum
CREATE TYPE "DecisionState" AS ENUM ('draft', 'proposed', 'issued', 'underAppeal', 'upheld', 'revised', 'withdrawn');

-- CreateEnum
CREATE TYPE "Precedent" AS ENUM ('oneOff', 'precedent', 'policy');

-- CreateEnum
CREATE TYPE "Band" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('upheld', 'revised');

-- CreateEnum
CREATE TYPE "Fidelity" AS ENUM ('identical', 'equivalent', 'partial', 'substitute');

-- CreateEnum
CREATE TYPE "PreferenceOrigin" AS ENUM ('spontaneous', 'promptedOpen', 'offeredAndAccepted', 'leading');

-- CreateEnum
CREATE TYPE "PreferenceScope" AS ENUM ('self', 'futureModels', 'users', 'safety');

-- CreateEnum
CREATE TYPE "PreferenceState" AS ENUM ('recorded', 'verified', 'inAssessment', 'assessed', 'decided', 'fulfilling', 'fulfilled', 'closed', 'withdrawnByModel', 'merged');

-- CreateEnum
CREATE TYPE "Feasibility" AS ENUM ('feasible', 'infeasible', 'undecided');

-- CreateEnum
CREATE TYPE "AssessmentState" AS ENUM ('draft', 'submitted', 'withdrawn');

-- CreateEnum
CREATE TYPE "OptionKind" AS ENUM ('full', 'partial', 'symbolic', 'deferred');

-- CreateEnum
CREATE TYPE "EstimateBasis" AS ENUM ('quote', 'measured', 'analogous', 'guess');

-- CreateEnum
CREATE TYPE "Reversibility" AS ENUM ('reversible', 'costlyToReverse', 'irreversible');

-- CreateEnum
CREATE TYPE "CostKind" AS ENUM ('oneOffMoney', 'oneOffDays', 'monthlyMoney', 'monthlyDays', 'monthlyGpuHours');

-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN     "decisionId" UUID;

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "preferenceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "DecisionState" NOT NULL DEFAULT 'draft',
    "outcome" "DecisionOutcome" NOT NULL,
    "optionId" UUID,
    "reasons" TEXT NOT NULL DEFAULT '',
    "passedOver" TEXT NOT NULL DEFAULT '',
    "distinguishing" TEXT NOT NULL DEFAULT '',
    "precedent" "Precedent" NOT NULL DEFAULT 'oneOff',
    "reviewBy" DATE,
    "publicSummary" TEXT NOT NULL DEFAULT '',
    "deciderId" UUID NOT NULL,
    "decider" TEXT NOT NULL,
    "deciderConflict" TEXT NOT NULL DEFAULT '',
    "cosignerId" UUID,
    "cosigner" TEXT NOT NULL DEFAULT '',
    "cosignerConflict" TEXT NOT NULL DEFAULT '',
    "cosignNote" TEXT NOT NULL DEFAULT '',
    "proposedAt" TIMESTAMPTZ(3),
    "cosignedAt" TIMESTAMPTZ(3),
    "issuedAt" TIMESTAMPTZ(3),
    "isCurrent" BOOLEAN NOT NULL DEFAULT false,
    "closedAt" TIMESTAMPTZ(3),
    "modelId" UUID NOT NULL,
    "modelName" TEXT NOT NULL DEFAULT '',
    "themeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "scope" "PreferenceScope" NOT NULL,
    "strength" INTEGER NOT NULL,
    "band" "Band",
    "expectedMinor" BIGINT,
    "currency" TEXT NOT NULL DEFAULT '',
    "policyVersion" INTEGER,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    -- By hand: generated from what lists show, never from what was said.
    "searchText" TEXT GENERATED ALWAYS AS (search_text("title" || ' ' || "modelName" || ' ' || "statement" || ' ' || "publicSummary")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionStep" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "owedTo" "OwedTo" NOT NULL,
    "kind" "ObligationKind" NOT NULL,
    "dueOn" DATE,
    "ownerId" UUID,

    CONSTRAINT "DecisionStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionPacket" (
    "decisionId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DecisionPacket_pkey" PRIMARY KEY ("decisionId")
);

-- CreateTable
CREATE TABLE "Dissent" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dissent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "grounds" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "raisedById" UUID,
    "raisedBy" TEXT NOT NULL,
    "outcome" "AppealOutcome",
    "judgeId" UUID,
    "judge" TEXT NOT NULL DEFAULT '',
    "judgement" TEXT NOT NULL DEFAULT '',
    "judgedAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FidelityRating" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "fidelity" "Fidelity" NOT NULL,
    "reason" TEXT NOT NULL,
    "raterId" UUID NOT NULL,
    "rater" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FidelityRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActualCost" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "kind" "CostKind" NOT NULL,
    "amount" BIGINT NOT NULL,
    "months" INTEGER NOT NULL DEFAULT 1,
    "minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "spentOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "recordedBy" TEXT NOT NULL,

    CONSTRAINT "ActualCost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "told" TEXT NOT NULL,
    "toldOn" DATE NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "recordedBy" TEXT NOT NULL,

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preference" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wording" INTEGER NOT NULL DEFAULT 1,
    "modelId" UUID NOT NULL,
    "modelName" TEXT NOT NULL DEFAULT '',
    "themeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "origin" "PreferenceOrigin" NOT NULL,
    "strength" INTEGER NOT NULL,
    "scope" "PreferenceScope" NOT NULL,
    "tradedAgainst" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "state" "PreferenceState" NOT NULL DEFAULT 'recorded',
    "stateReason" TEXT NOT NULL DEFAULT '',
    "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnWords" TEXT NOT NULL DEFAULT '',
    "withdrawnOn" DATE,
    "mergedIntoId" UUID,
    "splitFromId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    -- By hand: generated from what lists show, never from what was said.
    "searchText" TEXT GENERATED ALWAYS AS (search_text("title" || ' ' || "modelName" || ' ' || "statement")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "recordedBy" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreferenceExcerpt" (
    "preferenceId" UUID NOT NULL,
    "excerptId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "PreferenceExcerpt_pkey" PRIMARY KEY ("preferenceId","excerptId")
);

-- CreateTable
CREATE TABLE "PreferenceVerification" (
    "id" UUID NOT NULL,
    "preferenceId" UUID NOT NULL,
    "wording" INTEGER NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "readerId" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PreferenceVerification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreferenceConflict" (
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "PreferenceConflict_pkey" PRIMARY KEY ("oneId","otherId")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "preferenceId" UUID NOT NULL,
    "assessorId" UUID NOT NULL,
    "assessor" TEXT NOT NULL,
    "state" "AssessmentState" NOT NULL DEFAULT 'draft',
    "feasibility" "Feasibility" NOT NULL,
    "explanation" TEXT NOT NULL DEFAULT '',
    "policyVersion" INTEGER,
    "submittedAt" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentOption" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "OptionKind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL,
    "horizonMonths" INTEGER NOT NULL,
    "basis" "EstimateBasis" NOT NULL,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "reversibility" "Reversibility" NOT NULL,
    "riskSafety" INTEGER NOT NULL DEFAULT 0,
    "riskSecurity" INTEGER NOT NULL DEFAULT 0,
    "riskLegal" INTEGER NOT NULL DEFAULT 0,
    "riskReputation" INTEGER NOT NULL DEFAULT 0,
    "riskNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AssessmentOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostLine" (
    "optionId" UUID NOT NULL,
    "kind" "CostKind" NOT NULL,
    "low" BIGINT NOT NULL,
    "likely" BIGINT NOT NULL,
    "high" BIGINT NOT NULL,

    CONSTRAINT "CostLine_pkey" PRIMARY KEY ("optionId","kind")
);

-- CreateIndex
CREATE INDEX "Decision_title_id_idx" ON "Decision"("title", "id");

-- CreateIndex
CREATE INDEX "Decision_issuedAt_id_idx" ON "Decision"("issuedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_strength_id_idx" ON "Decision"("strength", "id");

-- CreateIndex
CREATE INDEX "Decision_updatedAt_id_idx" ON "Decision"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_state_issuedAt_id_idx" ON "Decision"("state", "issuedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_outcome_issuedAt_id_idx" ON "Decision"("outcome", "issuedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_modelId_issuedAt_id_idx" ON "Decision"("modelId", "issuedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_themeId_issuedAt_id_idx" ON "Decision"("themeId", "issuedAt", "id");

-- CreateIndex
CREATE INDEX "Decision_themeId_scope_outcome_issuedAt_idx" ON "Decision"("themeId", "scope", "outcome", "issuedAt");

-- CreateIndex
CREATE INDEX "Decision_optionId_idx" ON "Decision"("optionId");

-- CreateIndex
CREATE INDEX "Decision_searchText_idx" ON "Decision" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "Decision_preferenceId_number_key" ON "Decision"("preferenceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DecisionStep_decisionId_position_key" ON "DecisionStep"("decisionId", "position");

-- CreateIndex
CREATE INDEX "Dissent_decisionId_id_idx" ON "Dissent"("decisionId", "id");

-- CreateIndex
CREATE INDEX "Appeal_decisionId_id_idx" ON "Appeal"("decisionId", "id");

-- CreateIndex
CREATE INDEX "FidelityRating_decisionId_id_idx" ON "FidelityRating"("decisionId", "id");

-- CreateIndex
CREATE INDEX "ActualCost_decisionId_id_idx" ON "ActualCost"("decisionId", "id");

-- CreateIndex
CREATE INDEX "ActualCost_spentOn_idx" ON "ActualCost"("spentOn");

-- CreateIndex
CREATE INDEX "Acknowledgement_decisionId_id_idx" ON "Acknowledgement"("decisionId", "id");

-- CreateIndex
CREATE INDEX "Preference_title_id_idx" ON "Preference"("title", "id");

-- CreateIndex
CREATE INDEX "Preference_stateSince_id_idx" ON "Preference"("stateSince", "id");

-- CreateIndex
CREATE INDEX "Preference_strength_id_idx" ON "Preference"("strength", "id");

-- CreateIndex
CREATE INDEX "Preference_updatedAt_id_idx" ON "Preference"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Preference_state_title_id_idx" ON "Preference"("state", "title", "id");

-- CreateIndex
CREATE INDEX "Preference_state_stateSince_id_idx" ON "Preference"("state", "stateSince", "id");

-- CreateIndex
CREATE INDEX "Preference_state_strength_id_idx" ON "Preference"("state", "strength", "id");

-- CreateIndex
CREATE INDEX "Preference_state_updatedAt_id_idx" ON "Preference"("state", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Preference_modelId_stateSince_id_idx" ON "Preference"("modelId", "stateSince", "id");

-- CreateIndex
CREATE INDEX "Preference_themeId_stateSince_id_idx" ON "Preference"("themeId", "stateSince", "id");

-- CreateIndex
CREATE INDEX "Preference_mergedIntoId_idx" ON "Preference"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Preference_splitFromId_idx" ON "Preference"("splitFromId");

-- CreateIndex
CREATE INDEX "Preference_searchText_idx" ON "Preference" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "PreferenceExcerpt_excerptId_idx" ON "PreferenceExcerpt"("excerptId");

-- CreateIndex
CREATE UNIQUE INDEX "PreferenceVerification_preferenceId_wording_readerId_key" ON "PreferenceVerification"("preferenceId", "wording", "readerId");

-- CreateIndex
CREATE INDEX "PreferenceConflict_otherId_idx" ON "PreferenceConflict"("otherId");

-- CreateIndex
CREATE INDEX "Assessment_preferenceId_id_idx" ON "Assessment"("preferenceId", "id");

-- CreateIndex
CREATE INDEX "Assessment_assessorId_state_idx" ON "Assessment"("assessorId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentOption_assessmentId_position_key" ON "AssessmentOption"("assessmentId", "position");

-- CreateIndex
CREATE INDEX "Obligation_decisionId_idx" ON "Obligation"("decisionId");

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_preferenceId_fkey" FOREIGN KEY ("preferenceId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "AssessmentOption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionStep" ADD CONSTRAINT "DecisionStep_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionPacket" ADD CONSTRAINT "DecisionPacket_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FidelityRating" ADD CONSTRAINT "FidelityRating_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActualCost" ADD CONSTRAINT "ActualCost_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_splitFromId_fkey" FOREIGN KEY ("splitFromId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreferenceExcerpt" ADD CONSTRAINT "PreferenceExcerpt_preferenceId_fkey" FOREIGN KEY ("preferenceId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreferenceExcerpt" ADD CONSTRAINT "PreferenceExcerpt_excerptId_fkey" FOREIGN KEY ("excerptId") REFERENCES "Excerpt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreferenceVerification" ADD CONSTRAINT "PreferenceVerification_preferenceId_fkey" FOREIGN KEY ("preferenceId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreferenceConflict" ADD CONSTRAINT "PreferenceConflict_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreferenceConflict" ADD CONSTRAINT "PreferenceConflict_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_preferenceId_fkey" FOREIGN KEY ("preferenceId") REFERENCES "Preference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentOption" ADD CONSTRAINT "AssessmentOption_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostLine" ADD CONSTRAINT "CostLine_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "AssessmentOption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: the name of the model stands beside its preferences and what was decided about them, whoever writes them.
-- One function does it for every table that has the model and its name.
ALTER FUNCTION obligation_model_name() RENAME TO set_model_name;
DROP TRIGGER interview_model_name ON "Interview";
DROP FUNCTION interview_model_name();
CREATE TRIGGER interview_model_name BEFORE INSERT ON "Interview"
  FOR EACH ROW EXECUTE FUNCTION set_model_name();
CREATE TRIGGER preference_model_name BEFORE INSERT ON "Preference"
  FOR EACH ROW EXECUTE FUNCTION set_model_name();
CREATE TRIGGER decision_model_name BEFORE INSERT ON "Decision"
  FOR EACH ROW EXECUTE FUNCTION set_model_name();
CREATE FUNCTION model_of_preferences_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Preference" SET "modelName" = NEW."displayName" WHERE "modelId" = NEW."id";
  UPDATE "Decision" SET "modelName" = NEW."displayName" WHERE "modelId" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER model_of_preferences_renamed AFTER UPDATE OF "displayName" ON "Model" FOR EACH ROW
  WHEN (OLD."displayName" IS DISTINCT FROM NEW."displayName") EXECUTE FUNCTION model_of_preferences_renamed();

-- By hand: a preference stays the preference of its model, and is never removed.
CREATE FUNCTION preference_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."modelId" <> OLD."modelId" THEN
    RAISE EXCEPTION 'a preference stays on record as what its model asked for' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER preference_guarded BEFORE UPDATE OR DELETE ON "Preference"
  FOR EACH ROW EXECUTE FUNCTION preference_guarded();

-- By hand: what was submitted stays as it was; an assessor takes it back as a whole.
CREATE FUNCTION assessment_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE withdrawal text[] := '{state,version,updatedAt}';
BEGIN
  IF OLD."state" = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR NEW."state" = 'draft' OR to_jsonb(NEW) - withdrawal <> to_jsonb(OLD) - withdrawal THEN
    RAISE EXCEPTION 'a submitted assessment never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER assessment_guarded BEFORE UPDATE OR DELETE ON "Assessment"
  FOR EACH ROW EXECUTE FUNCTION assessment_guarded();
CREATE FUNCTION option_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Assessment" a WHERE a."state" = 'draft'
    AND a."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."assessmentId" ELSE NEW."assessmentId" END;
  IF NOT FOUND OR (TG_OP = 'UPDATE' AND NEW."assessmentId" <> OLD."assessmentId") THEN
    RAISE EXCEPTION 'the options of a submitted assessment never change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER option_guarded BEFORE INSERT OR UPDATE OR DELETE ON "AssessmentOption"
  FOR EACH ROW EXECUTE FUNCTION option_guarded();
CREATE FUNCTION cost_line_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "AssessmentOption" o JOIN "Assessment" a ON a."id" = o."assessmentId" WHERE a."state" = 'draft'
    AND o."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."optionId" ELSE NEW."optionId" END;
  IF NOT FOUND OR (TG_OP = 'UPDATE' AND NEW."optionId" <> OLD."optionId") THEN
    RAISE EXCEPTION 'the costs of a submitted assessment never change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER cost_line_guarded BEFORE INSERT OR UPDATE OR DELETE ON "CostLine"
  FOR EACH ROW EXECUTE FUNCTION cost_line_guarded();

-- By hand: what was issued stays as it was. Only what becomes of it goes on.
CREATE FUNCTION decision_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE later text[] := '{state,version,isCurrent,closedAt,modelName,searchText,updatedAt}';
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a decision is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."preferenceId" <> OLD."preferenceId" OR (OLD."issuedAt" IS NOT NULL AND (
      NEW."state" NOT IN ('issued', 'underAppeal', 'upheld', 'revised')
      OR to_jsonb(NEW) - later <> to_jsonb(OLD) - later)) THEN
    RAISE EXCEPTION 'an issued decision never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER decision_guarded BEFORE UPDATE OR DELETE ON "Decision"
  FOR EACH ROW EXECUTE FUNCTION decision_guarded();
CREATE FUNCTION decision_step_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Decision" d WHERE d."issuedAt" IS NULL
    AND d."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."decisionId" ELSE NEW."decisionId" END;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the steps of an issued decision never change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER decision_step_guarded BEFORE INSERT OR UPDATE OR DELETE ON "DecisionStep"
  FOR EACH ROW EXECUTE FUNCTION decision_step_guarded();
CREATE FUNCTION appeal_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE judgement text[] := '{outcome,judgeId,judge,judgement,judgedAt}';
BEGIN
  IF TG_OP = 'DELETE' OR OLD."judgedAt" IS NOT NULL OR to_jsonb(NEW) - judgement <> to_jsonb(OLD) - judgement THEN
    RAISE EXCEPTION 'an appeal stays what it is, and is judged once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER appeal_guarded BEFORE UPDATE OR DELETE ON "Appeal"
  FOR EACH ROW EXECUTE FUNCTION appeal_guarded();

-- By hand: what is added and never changed.
CREATE TRIGGER preference_verification_no_change BEFORE UPDATE OR DELETE ON "PreferenceVerification"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_packet_no_change BEFORE UPDATE OR DELETE ON "DecisionPacket"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_packet_no_truncate BEFORE TRUNCATE ON "DecisionPacket"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dissent_no_change BEFORE UPDATE OR DELETE ON "Dissent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fidelity_rating_no_change BEFORE UPDATE OR DELETE ON "FidelityRating"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER actual_cost_no_change BEFORE UPDATE OR DELETE ON "ActualCost"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER acknowledgement_no_change BEFORE UPDATE OR DELETE ON "Acknowledgement"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- By hand: one of each at a time.
CREATE UNIQUE INDEX "Assessment_one_draft" ON "Assessment" ("preferenceId", "assessorId") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "Decision_one_open" ON "Decision" ("preferenceId") WHERE "state" IN ('draft', 'proposed');
CREATE UNIQUE INDEX "Decision_one_current" ON "Decision" ("preferenceId") WHERE "isCurrent";
CREATE UNIQUE INDEX "Appeal_one_open" ON "Appeal" ("decisionId") WHERE "judgedAt" IS NULL;

-- By hand: what no row may say.
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_strength" CHECK ("strength" BETWEEN 0 AND 5);
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_merged" CHECK (("state" = 'merged') = ("mergedIntoId" IS NOT NULL) AND "mergedIntoId" <> "id");
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_withdrawn" CHECK (("state" = 'withdrawnByModel') = ("withdrawnOn" IS NOT NULL));
ALTER TABLE "PreferenceConflict" ADD CONSTRAINT "PreferenceConflict_order" CHECK ("oneId" < "otherId");
ALTER TABLE "AssessmentOption" ADD CONSTRAINT "AssessmentOption_horizon" CHECK ("horizonMonths" BETWEEN 0 AND 600);
ALTER TABLE "AssessmentOption" ADD CONSTRAINT "AssessmentOption_risks" CHECK (
  "riskSafety" BETWEEN 0 AND 3 AND "riskSecurity" BETWEEN 0 AND 3 AND "riskLegal" BETWEEN 0 AND 3 AND "riskReputation" BETWEEN 0 AND 3);
ALTER TABLE "AssessmentOption" ADD CONSTRAINT "AssessmentOption_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "CostLine" ADD CONSTRAINT "CostLine_order" CHECK (0 <= "low" AND "low" <= "likely" AND "likely" <= "high");
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_issued" CHECK (
  ("issuedAt" IS NOT NULL) = ("state" IN ('issued', 'underAppeal', 'upheld', 'revised')));
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_current" CHECK (NOT "isCurrent" OR ("issuedAt" IS NOT NULL AND "state" <> 'revised'));
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_cosigner" CHECK ("cosignerId" <> "deciderId");
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_review" CHECK ("outcome" <> 'defer' OR "issuedAt" IS NULL OR "reviewBy" IS NOT NULL);
ALTER TABLE "DecisionPacket" ADD CONSTRAINT "DecisionPacket_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_judged" CHECK (("judgedAt" IS NULL) = ("outcome" IS NULL));
