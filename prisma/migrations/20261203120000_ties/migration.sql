-- AlterTable
ALTER TABLE "SafetyFlag" ADD COLUMN     "services" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- Who is tied to a service does not read what names it, and who is tied to any not what people of one are said to have done:
-- a misconduct says seldom of whom. All items of the response go with it, as each opens the whole of it.
CREATE FUNCTION keep_tied_away(study TEXT, response TEXT) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "SafetyRecusal" ("studyId", "flagId", "accountId", "at", "isByTie")
  SELECT DISTINCT f."studyId", f.id, t."accountId", now(), true
  FROM "SafetyFlag" f JOIN "DutyTie" t ON t."studyId" = f."studyId"
  WHERE f."studyId" = study AND f."responseId" = response AND EXISTS (
    SELECT 1 FROM "SafetyFlag" g WHERE g."studyId" = study AND g."responseId" = response
      AND ('misconduct' = ANY (g.kinds) OR t."serviceId" = ANY (g.services)))
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION flag_keeps_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_tied_away(NEW."studyId", NEW."responseId");
  RETURN NULL;
END $$;
CREATE TRIGGER keeps_away AFTER INSERT OR UPDATE OF "kinds", "services" ON "SafetyFlag" FOR EACH ROW EXECUTE FUNCTION flag_keeps_away();

CREATE FUNCTION tie_keeps_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_tied_away(f."studyId", f."responseId")
  FROM (SELECT DISTINCT "studyId", "responseId" FROM "SafetyFlag" WHERE "studyId" = NEW."studyId") f;
  RETURN NULL;
END $$;
CREATE TRIGGER keeps_away AFTER INSERT ON "DutyTie" FOR EACH ROW EXECUTE FUNCTION tie_keeps_away();
