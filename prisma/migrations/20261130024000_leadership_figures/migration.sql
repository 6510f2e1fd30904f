-- CreateIndex
CREATE INDEX "Rating_createdAt_idx" ON "Rating"("createdAt");

-- By hand: what the leadership page counts is read from these alone, and none of the long texts beside it.
-- PostgreSQL uses a partial index where a query says its condition in the same words.
CREATE INDEX "Decision_current" ON "Decision" ("themeId", "scope", "modelId", "outcome", "issuedAt")
  INCLUDE ("band", "currency", "expectedMinor", "isDemo") WHERE "isCurrent";
CREATE INDEX "Decision_undistinguished" ON "Decision" ("themeId", "scope", "modelId", "outcome", "issuedAt")
  WHERE "isCurrent" AND "distinguishing" = '';
CREATE INDEX "Decision_exception" ON "Decision" ("modelId", "issuedAt")
  WHERE "isCurrent" AND "outcome" = 'decline' AND "band" = 'low' AND "closedAt" IS NULL;
CREATE INDEX "Preference_undecided" ON "Preference" ("createdAt") INCLUDE ("modelId")
  WHERE "state" IN ('recorded', 'verified', 'inAssessment', 'assessed');
