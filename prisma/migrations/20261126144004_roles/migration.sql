-- A person may have several works in a study. A value that was just added to an enum cannot be used in the same
-- transaction, so the enum is made anew.
ALTER TYPE "Role" RENAME TO "Role_before";
CREATE TYPE "Role" AS ENUM (
  'interviewer', 'coder', 'adjudicator', 'data_steward', 'safety_reviewer',
  'board', 'lead', 'evaluator', 'auditor', 'administrator'
);

ALTER TABLE "Membership" ADD COLUMN "roles" "Role"[];

-- Whoever evaluated could do everything there was; without an administrator nobody could give anybody a role any more.
UPDATE "Membership" SET "roles" = CASE
  WHEN "role" = 'evaluator' THEN ARRAY['evaluator', 'administrator']::"Role"[]
  ELSE ARRAY["role"::text::"Role"]
END;

ALTER TABLE "Membership" DROP COLUMN "role";
ALTER TABLE "Membership" ADD CONSTRAINT "has_a_role" CHECK ("roles" IS NOT NULL AND cardinality("roles") > 0);
DROP TYPE "Role_before";
