-- AlterTable
ALTER TABLE "DateClaim" ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnReason" TEXT NOT NULL DEFAULT '';
