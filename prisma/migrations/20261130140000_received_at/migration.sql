-- AlterTable
ALTER TABLE "Response" ADD COLUMN     "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Of what is here already, what was said of it is all that is known.
UPDATE "Response" SET "receivedAt" = "submittedAt" WHERE "submittedAt" < "receivedAt";

-- Clocks and what a restored copy erases go by it: it is written once.
CREATE TRIGGER received BEFORE UPDATE OF "receivedAt" ON "Response" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
