-- What a submission was, so that another one under its key is told apart. Responses from before have none: sent again,
-- they are refused and nothing is lost.
ALTER TABLE "Response" ADD COLUMN "digest" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Response" ALTER COLUMN "digest" DROP DEFAULT;

-- Passages that may be used now, and the codebooks that they were read with: by the tagger, where automated assistance
-- is allowed, or by a person who coded something there. People in it are the base of a theme; whoever theme_coding
-- counts is in it. A tagger's name ends in the id of its codebook.
CREATE VIEW read_passage AS
SELECT p."studyId", right(p."taggedBy", 22) AS "codebookId", p.id AS "passageId", p."participantId", p."waveId", p.language
FROM usable_passage p
WHERE p."isAssisted" AND p."taggedBy" IS NOT NULL
UNION ALL
SELECT p."studyId", k."codebookId", p.id, p."participantId", p."waveId", p.language
FROM "Coding" c
JOIN "Code" k ON k."studyId" = c."studyId" AND k.id = c."codeId"
JOIN usable_passage p ON p."studyId" = c."studyId" AND p.id = c."passageId"
WHERE (c.origin = 'person' AND c.state <> 'rejected') OR (c.origin = 'suggested' AND c.state = 'accepted' AND p."isAssisted");

-- Nearly all passages were read with one codebook; without this the planner expects next to none, and looks each up.
CREATE STATISTICS passage_read_with ON (right("taggedBy", 22)) FROM "Passage";
