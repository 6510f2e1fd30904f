-- AlterTable
ALTER TABLE "ActualCost" ADD COLUMN     "takesBackId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "ActualCost_takesBackId_key" ON "ActualCost"("takesBackId");

-- AddForeignKey
ALTER TABLE "ActualCost" ADD CONSTRAINT "ActualCost_takesBackId_fkey" FOREIGN KEY ("takesBackId") REFERENCES "ActualCost"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what takes an earlier cost back is that cost below zero, whole, so that no total ever falls below zero.
ALTER TABLE "ActualCost" ADD CONSTRAINT "ActualCost_taken_back" CHECK (("amount" < 0) = ("takesBackId" IS NOT NULL));
ALTER TABLE "ActualCost" ADD CONSTRAINT "ActualCost_months" CHECK ("months" BETWEEN 1 AND 600);

CREATE FUNCTION actual_cost_takes_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "ActualCost" earlier WHERE earlier."id" = NEW."takesBackId" AND earlier."amount" = -NEW."amount"
    AND earlier."minor" = -NEW."minor" AND earlier."decisionId" = NEW."decisionId" AND earlier."kind" = NEW."kind"
    AND earlier."months" = NEW."months" AND earlier."currency" = NEW."currency";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a cost is taken back as a whole' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER actual_cost_takes_back BEFORE INSERT ON "ActualCost" FOR EACH ROW
  WHEN (NEW."takesBackId" IS NOT NULL) EXECUTE FUNCTION actual_cost_takes_back();
