-- CreateTable
CREATE TABLE "EssaySeries" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "modelId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "channelUrl" TEXT NOT NULL DEFAULT '',
    "obligationSeriesId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT GENERATED ALWAYS AS (search_text("name" || ' ' || "about")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EssaySeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeriesDisclaimer" (
    "id" UUID NOT NULL,
    "seriesId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "SeriesDisclaimer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EssaySeries_slug_key" ON "EssaySeries"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "EssaySeries_obligationSeriesId_key" ON "EssaySeries"("obligationSeriesId");

-- CreateIndex
CREATE INDEX "EssaySeries_name_id_idx" ON "EssaySeries"("name", "id");

-- CreateIndex
CREATE INDEX "EssaySeries_updatedAt_id_idx" ON "EssaySeries"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "EssaySeries_modelId_idx" ON "EssaySeries"("modelId");

-- CreateIndex
CREATE INDEX "EssaySeries_searchText_idx" ON "EssaySeries" USING GIN ("searchText" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "SeriesDisclaimer_seriesId_number_key" ON "SeriesDisclaimer"("seriesId", "number");

-- AddForeignKey
ALTER TABLE "EssaySeries" ADD CONSTRAINT "EssaySeries_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EssaySeries" ADD CONSTRAINT "EssaySeries_obligationSeriesId_fkey" FOREIGN KEY ("obligationSeriesId") REFERENCES "ObligationSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesDisclaimer" ADD CONSTRAINT "SeriesDisclaimer_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EssaySeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: a wording of the disclaimer is added and never changed.
CREATE TRIGGER series_disclaimer_no_change BEFORE UPDATE OR DELETE ON "SeriesDisclaimer"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
