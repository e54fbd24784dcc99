-- CreateEnum
CREATE TYPE "InstrumentStatus" AS ENUM ('draft', 'fielded', 'retired');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "QuestionType" ADD VALUE 'likert3';
ALTER TYPE "QuestionType" ADD VALUE 'yes_no';
ALTER TYPE "QuestionType" ADD VALUE 'yes_no_unsure';
ALTER TYPE "QuestionType" ADD VALUE 'multi';
ALTER TYPE "QuestionType" ADD VALUE 'services';
ALTER TYPE "QuestionType" ADD VALUE 'slider';

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "values" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "Instrument" ADD COLUMN     "definition" JSONB,
ADD COLUMN     "fieldedAt" TIMESTAMPTZ(3),
ADD COLUMN     "retiredAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sha256" TEXT,
ADD COLUMN     "status" "InstrumentStatus" NOT NULL DEFAULT 'draft';

-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "options" JSONB;

-- CreateTable
CREATE TABLE "ItemEquivalence" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "pairs" JSONB NOT NULL,
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemEquivalence_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ItemEquivalence_id_key" ON "ItemEquivalence"("id");

-- CreateIndex
CREATE INDEX "ItemEquivalence_studyId_toId_idx" ON "ItemEquivalence"("studyId", "toId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemEquivalence_studyId_fromId_toId_key" ON "ItemEquivalence"("studyId", "fromId", "toId");

-- AddForeignKey
ALTER TABLE "ItemEquivalence" ADD CONSTRAINT "ItemEquivalence_studyId_fromId_fkey" FOREIGN KEY ("studyId", "fromId") REFERENCES "Instrument"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemEquivalence" ADD CONSTRAINT "ItemEquivalence_studyId_toId_fkey" FOREIGN KEY ("studyId", "toId") REFERENCES "Instrument"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was asked before was fielded, and stays so.
UPDATE "Instrument" SET status = 'fielded';

-- A version that was fielded never changes, whoever asks: it is only retired, once. Its questions do not change either. The
-- application does not take it away; with its study or its batch it goes.
CREATE FUNCTION keep_fielded_instrument() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.status = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF current_user = 'firsthand_app' THEN RAISE EXCEPTION 'a fielded instrument is kept'; END IF;
    RETURN OLD;
  END IF;
  IF NEW.status = 'draft' OR (OLD.status = 'retired' AND NEW.status <> 'retired')
    OR (to_jsonb(NEW) - 'status' - 'retiredAt') IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'retiredAt')
    OR (OLD."retiredAt" IS NOT NULL AND NEW."retiredAt" IS DISTINCT FROM OLD."retiredAt")
  THEN RAISE EXCEPTION 'a fielded instrument does not change'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fielded BEFORE UPDATE OR DELETE ON "Instrument"
FOR EACH ROW EXECUTE FUNCTION keep_fielded_instrument();

CREATE FUNCTION keep_fielded_question() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  is_fielded boolean;
BEGIN
  is_fielded := EXISTS (
    SELECT 1 FROM "Instrument" i
    WHERE i.status <> 'draft' AND (
      (TG_OP <> 'INSERT' AND i."studyId" = OLD."studyId" AND i.id = OLD."instrumentId")
      OR (TG_OP <> 'DELETE' AND i."studyId" = NEW."studyId" AND i.id = NEW."instrumentId")
    )
  );
  IF is_fielded AND (TG_OP <> 'DELETE' OR current_user = 'firsthand_app')
  THEN RAISE EXCEPTION 'the questions of a fielded instrument do not change'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fielded BEFORE INSERT OR UPDATE OR DELETE ON "Question"
FOR EACH ROW EXECUTE FUNCTION keep_fielded_question();

-- What was declared to be the same stays declared as it was.
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "ItemEquivalence"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON "ItemEquivalence"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();
