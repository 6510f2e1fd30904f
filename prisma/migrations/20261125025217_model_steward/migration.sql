-- By hand: whoever was stored here without being on record was never anybody's steward.
UPDATE "Model" SET "stewardId" = NULL WHERE "stewardId" NOT IN (SELECT "id" FROM "Person");

-- AddForeignKey
ALTER TABLE "Model" ADD CONSTRAINT "Model_stewardId_fkey" FOREIGN KEY ("stewardId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
