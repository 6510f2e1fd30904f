-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "auditSeq" BIGINT NOT NULL,
    "auditHash" TEXT NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "filedBy" TEXT NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Report_createdAt_id_idx" ON "Report"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Report_modelId_createdAt_id_idx" ON "Report"("modelId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Report_modelId_number_key" ON "Report"("modelId", "number");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: a filed report stays as it was filed.
CREATE TRIGGER report_no_change BEFORE UPDATE OR DELETE ON "Report"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
