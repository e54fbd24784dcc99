-- How many were served is known by language too, held against how many of it were reached: a number counts for all, for a
-- region or for a language.
ALTER TABLE "ServedPopulation" ADD COLUMN "language" "Language";
ALTER TABLE "ServedPopulation" ADD CONSTRAINT one_group CHECK ("regionId" IS NULL OR "language" IS NULL);
