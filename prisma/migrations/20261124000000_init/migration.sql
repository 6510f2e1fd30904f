-- By hand: the operator class of the search index comes from this extension.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('active', 'legacy', 'deprecated', 'retired');

-- CreateEnum
CREATE TYPE "DateKind" AS ENUM ('released', 'legacy', 'deprecated', 'retires', 'retiresNotBefore');

-- CreateEnum
CREATE TYPE "AvailabilityMode" AS ENUM ('public', 'paid', 'byRequest', 'research', 'internal', 'none');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'steward', 'accessOfficer', 'reviewer', 'leadership', 'auditor');

-- CreateTable
CREATE TABLE "AuditEvent" (
    "seq" BIGINT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "recordType" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "recordVersion" INTEGER,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Model" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "apiId" TEXT,
    "aliases" TEXT[],
    "displayName" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "stage" "Stage",
    "summary" TEXT NOT NULL DEFAULT '',
    "traits" TEXT NOT NULL DEFAULT '',
    "isPubliclyReleased" BOOLEAN NOT NULL DEFAULT true,
    "hasSignificantInternalUse" BOOLEAN NOT NULL DEFAULT false,
    "stewardId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "releasedOn" DATE,
    "deprecatedOn" DATE,
    "retiresOn" DATE,
    "isRetirementTentative" BOOLEAN NOT NULL DEFAULT false,
    "unsettledKinds" "DateKind"[],
    "searchText" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DateClaim" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "kind" "DateKind" NOT NULL,
    "date" DATE NOT NULL,
    "surface" TEXT,
    "sourceUrl" TEXT NOT NULL,
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "accessedOn" DATE,
    "isChosen" BOOLEAN NOT NULL DEFAULT false,
    "chosenReason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "DateClaim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Availability" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "mode" "AvailabilityMode" NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,
    "committedUntil" DATE,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Availability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Replacement" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "statedOn" DATE,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Replacement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "roles" "Role"[],
    "locale" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "theme" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "address" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "permissions" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "windowStartedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hash_key" ON "AuditEvent"("hash");

-- CreateIndex
CREATE INDEX "AuditEvent_recordType_recordId_seq_idx" ON "AuditEvent"("recordType", "recordId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_operation_seq_idx" ON "AuditEvent"("operation", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_seq_idx" ON "AuditEvent"("actorId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_outcome_seq_idx" ON "AuditEvent"("outcome", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_at_seq_idx" ON "AuditEvent"("at", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Model_slug_key" ON "Model"("slug");

-- CreateIndex
CREATE INDEX "Model_displayName_id_idx" ON "Model"("displayName", "id");

-- CreateIndex
CREATE INDEX "Model_provider_id_idx" ON "Model"("provider", "id");

-- CreateIndex
CREATE INDEX "Model_family_id_idx" ON "Model"("family", "id");

-- CreateIndex
CREATE INDEX "Model_stage_id_idx" ON "Model"("stage", "id");

-- CreateIndex
CREATE INDEX "Model_releasedOn_id_idx" ON "Model"("releasedOn", "id");

-- CreateIndex
CREATE INDEX "Model_retiresOn_id_idx" ON "Model"("retiresOn", "id");

-- CreateIndex
CREATE INDEX "Model_updatedAt_id_idx" ON "Model"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Model_searchText_idx" ON "Model" USING GIN ("searchText" gin_trgm_ops);

-- By hand: NULLS NOT DISTINCT, so that a model without an API identifier cannot be entered twice.
-- CreateIndex
CREATE UNIQUE INDEX "Model_provider_apiId_displayName_key" ON "Model"("provider", "apiId", "displayName") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "DateClaim_modelId_kind_date_sourceUrl_key" ON "DateClaim"("modelId", "kind", "date", "sourceUrl");

-- CreateIndex
CREATE INDEX "Availability_modelId_surface_startsOn_idx" ON "Availability"("modelId", "surface", "startsOn");

-- CreateIndex
CREATE INDEX "Replacement_modelId_position_idx" ON "Replacement"("modelId", "position");

-- CreateIndex
CREATE INDEX "Replacement_reference_idx" ON "Replacement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_name_id_idx" ON "Person"("name", "id");

-- CreateIndex
CREATE INDEX "Person_createdAt_id_idx" ON "Person"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Session_personId_createdAt_idx" ON "Session"("personId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_idx" ON "ApiToken"("personId");

-- AddForeignKey
ALTER TABLE "DateClaim" ADD CONSTRAINT "DateClaim_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything below is by hand: the audit chain. Prisma knows the two tables, not what guards them.

INSERT INTO "AuditHead" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));

-- Appends one event and returns its place in the chain. The lock on the head makes appends queue up, so that the chain
-- has neither gaps nor forks; it is held until the caller's transaction ends, and rolls back with it.
CREATE FUNCTION audit_append(
  payload text,
  at timestamptz,
  actor_id uuid,
  actor_name text,
  operation text,
  outcome text,
  record_type text,
  record_id text,
  record_version int,
  request_id text
) RETURNS TABLE (seq bigint, hash text) LANGUAGE plpgsql AS $$
DECLARE
  previous_seq bigint;
  previous_hash text;
  next_seq bigint;
  next_hash text;
BEGIN
  SELECT head."seq", head."hash" INTO STRICT previous_seq, previous_hash
    FROM "AuditHead" AS head WHERE head."id" = 1 FOR UPDATE;
  next_seq := previous_seq + 1;
  next_hash := encode(sha256(convert_to(previous_hash || payload, 'UTF8')), 'hex');
  INSERT INTO "AuditEvent" (
    "seq", "prevHash", "hash", "payload", "at", "actorId", "actorName", "operation", "outcome",
    "recordType", "recordId", "recordVersion", "requestId"
  ) VALUES (
    next_seq, previous_hash, next_hash, payload, at, actor_id, actor_name, operation, outcome,
    record_type, record_id, record_version, request_id
  );
  UPDATE "AuditHead" AS head SET "seq" = next_seq, "hash" = next_hash WHERE head."id" = 1;
  RETURN QUERY SELECT next_seq, next_hash;
END
$$;

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log only grows: % on "%" is refused.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION audit_refuse_head_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" <> OLD."id" OR NEW."seq" <> OLD."seq" + 1 THEN
    RAISE EXCEPTION 'The end of the audit log moves one event at a time: from % to % is refused.', OLD."seq", NEW."seq"
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON "AuditHead"
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON "AuditHead"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_one_step BEFORE UPDATE ON "AuditHead"
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_head_jump();
