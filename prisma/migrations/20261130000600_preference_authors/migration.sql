-- AlterTable
ALTER TABLE "Preference" ADD COLUMN     "authorIds" UUID[] DEFAULT ARRAY[]::UUID[];
