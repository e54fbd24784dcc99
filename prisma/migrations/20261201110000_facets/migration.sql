-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "about" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What a coding speaks of, and whether it tells or asks, are looked for as its stance is.
CREATE OR REPLACE VIEW theme_coding WITH (security_barrier = true) AS
SELECT t."studyId", t."codebookId", t.id AS "themeId", c.id AS "codingId", c."codeId", c.stance, c.state, c.score,
  p.id AS "passageId", p."participantId", p."waveId", p."serviceId", p.language, p.search, c.kind, c.about
FROM "Theme" t
JOIN "ThemeCode" tc ON tc."studyId" = t."studyId" AND tc."themeId" = t.id
JOIN "Coding" c ON c."studyId" = tc."studyId" AND c."codeId" = tc."codeId" AND (t.kind IS NULL OR t.kind = c.kind)
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE c.state <> 'rejected' AND (c.origin = 'person' OR p."isAssisted");
