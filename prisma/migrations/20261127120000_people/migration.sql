-- CreateEnum
CREATE TYPE "InvitationWay" AS ENUM ('mail', 'by_hand');

-- CreateEnum
CREATE TYPE "InvitationEnd" AS ENUM ('used', 'replaced', 'taken_back', 'recontact', 'unsafe');

-- CreateEnum
CREATE TYPE "LossReason" AS ENUM ('moved', 'aged_out', 'no_reply');

-- CreateTable
CREATE TABLE "WaveInvitation" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "way" "InvitationWay" NOT NULL,
    "codeHash" TEXT,
    "madeBy" TEXT,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" "InvitationEnd",

    CONSTRAINT "WaveInvitation_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "WaveLoss" (
    "studyId" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "reason" "LossReason" NOT NULL,
    "recordedBy" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WaveLoss_pkey" PRIMARY KEY ("studyId","waveId","participantId")
);

-- CreateTable
CREATE TABLE "ServedPopulation" (
    "studyId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "regionId" TEXT,
    "people" INTEGER NOT NULL,

    CONSTRAINT "ServedPopulation_pkey" PRIMARY KEY ("studyId","id")
);

-- CreateTable
CREATE TABLE "OutreachWords" (
    "studyId" TEXT NOT NULL,
    "whomToAsk" JSONB NOT NULL,

    CONSTRAINT "OutreachWords_pkey" PRIMARY KEY ("studyId")
);

-- CreateIndex
CREATE UNIQUE INDEX "WaveInvitation_id_key" ON "WaveInvitation"("id");

-- CreateIndex
CREATE UNIQUE INDEX "WaveInvitation_codeHash_key" ON "WaveInvitation"("codeHash");

-- CreateIndex
CREATE INDEX "WaveInvitation_studyId_participantId_idx" ON "WaveInvitation"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "WaveInvitation_studyId_waveId_participantId_number_key" ON "WaveInvitation"("studyId", "waveId", "participantId", "number");

-- CreateIndex
CREATE INDEX "WaveLoss_studyId_participantId_idx" ON "WaveLoss"("studyId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "ServedPopulation_id_key" ON "ServedPopulation"("id");

-- CreateIndex
CREATE INDEX "ServedPopulation_studyId_waveId_idx" ON "ServedPopulation"("studyId", "waveId");

-- CreateIndex
CREATE INDEX "ServedPopulation_studyId_regionId_idx" ON "ServedPopulation"("studyId", "regionId");

-- AddForeignKey
ALTER TABLE "WaveInvitation" ADD CONSTRAINT "WaveInvitation_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaveInvitation" ADD CONSTRAINT "WaveInvitation_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaveLoss" ADD CONSTRAINT "WaveLoss_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaveLoss" ADD CONSTRAINT "WaveLoss_studyId_participantId_fkey" FOREIGN KEY ("studyId", "participantId") REFERENCES "Participant"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServedPopulation" ADD CONSTRAINT "ServedPopulation_studyId_waveId_fkey" FOREIGN KEY ("studyId", "waveId") REFERENCES "Wave"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServedPopulation" ADD CONSTRAINT "ServedPopulation_studyId_regionId_fkey" FOREIGN KEY ("studyId", "regionId") REFERENCES "Region"("studyId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutreachWords" ADD CONSTRAINT "OutreachWords_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Three tries at most.
ALTER TABLE "WaveInvitation" ADD CONSTRAINT "WaveInvitation_number_check" CHECK (number BETWEEN 1 AND 3);
ALTER TABLE "ServedPopulation" ADD CONSTRAINT "ServedPopulation_people_check" CHECK (people >= 0);

-- The first identity room ---------------------------------------------------------------------------------------
--
-- Who somebody is stands apart: no key leads from here into the corpus or back, and the application's role has no right
-- to this schema at all. It comes in by the functions below, each of which does one thing: keeps, says what is kept (and
-- not what it is), marks as unsafe, or gives the sealed way to reach somebody to the sender of one letter that waits.

CREATE SCHEMA IF NOT EXISTS identity;
REVOKE ALL ON SCHEMA identity FROM PUBLIC;

CREATE TABLE identity."Person" (
  "studyId" text NOT NULL,
  "participantId" text NOT NULL,
  -- Sealed under a key of the person's own for these rooms, which opens no words.
  name bytea,
  "birthDate" bytea,
  contact bytea,
  -- What the schedule needs to know of the plan, and what says nothing of who it is.
  channel text CHECK (channel IN ('mail', 'text', 'call', 'worker', 'in_person')),
  language text CHECK (language IN ('en', 'es')),
  "isUnsafe" boolean NOT NULL DEFAULT false,
  PRIMARY KEY ("studyId", "participantId"),
  CHECK ((contact IS NULL) = (channel IS NULL) AND (contact IS NULL) = (language IS NULL))
);

-- Who changes whether somebody may be reached, and who reaches out, take turns.
CREATE FUNCTION take_turn_with(study text, person text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('contact ' || study || ' ' || person, 0))
$$;

-- Keeps what is given and leaves the rest as it was; false where there is no such person.
CREATE FUNCTION keep_identity(study text, person text, own_name bytea, birth bytea, plan bytea, way text, speaks text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  PERFORM 1 FROM "Participant" p WHERE p."studyId" = study AND p.id = person FOR KEY SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO identity."Person" AS kept ("studyId", "participantId", name, "birthDate", contact, channel, language)
  VALUES (study, person, own_name, birth, plan, way, speaks)
  ON CONFLICT ("studyId", "participantId") DO UPDATE SET
    name = COALESCE(EXCLUDED.name, kept.name),
    "birthDate" = COALESCE(EXCLUDED."birthDate", kept."birthDate"),
    contact = COALESCE(EXCLUDED.contact, kept.contact),
    channel = COALESCE(EXCLUDED.channel, kept.channel),
    language = COALESCE(EXCLUDED.language, kept.language);
  RETURN true;
END $$;

-- What is kept of everybody in a study, and nothing of what it is.
CREATE FUNCTION identity_kept(study text)
RETURNS TABLE ("participantId" text, "hasName" boolean, "hasBirthDate" boolean, channel text, language text, "isUnsafe" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."participantId", p.name IS NOT NULL, p."birthDate" IS NOT NULL, p.channel, p.language, p."isUnsafe"
  FROM identity."Person" p WHERE p."studyId" = study
$$;

-- Unsafe to reach: everything that was on its way ends in the same moment, and does not come back when it is safe again.
CREATE FUNCTION mark_contact(study text, person text, unsafe boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(study, person);
  INSERT INTO identity."Person" ("studyId", "participantId", "isUnsafe") VALUES (study, person, unsafe)
  ON CONFLICT ("studyId", "participantId") DO UPDATE SET "isUnsafe" = unsafe;
  IF unsafe THEN
    UPDATE "WaveInvitation" i SET "endedAt" = now(), "endedBy" = 'unsafe'
    WHERE i."studyId" = study AND i."participantId" = person AND i."endedAt" IS NULL;
  END IF;
END $$;

-- The sealed plan of the person to whom one letter waits to be sent; nothing for any other, or once it has ended.
CREATE FUNCTION contact_for_letter(study text, letter text)
RETURNS TABLE ("participantId" text, contact bytea, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."participantId", p.contact, p.language
  FROM "WaveInvitation" i
  JOIN identity."Person" p ON p."studyId" = i."studyId" AND p."participantId" = i."participantId"
  WHERE i."studyId" = study AND i.id = letter AND i.way = 'mail' AND i."sentAt" IS NULL AND i."endedAt" IS NULL
    AND i."expiresAt" > now() AND p.channel = 'mail' AND NOT p."isUnsafe"
$$;

CREATE FUNCTION forget_identity() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity."Person" p WHERE p."studyId" = OLD."studyId" AND p."participantId" = OLD.id;
  RETURN NULL;
END $$;

CREATE TRIGGER forgotten AFTER DELETE ON "Participant" FOR EACH ROW EXECUTE FUNCTION forget_identity();

-- When a wave is over where the study is: at the end of its last day.
CREATE FUNCTION wave_end(study text, wave text) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (w."closesOn" + 1)::timestamp AT TIME ZONE s."timeZone"
  FROM "Wave" w JOIN "Study" s ON s.id = w."studyId" WHERE w."studyId" = study AND w.id = wave
$$;

-- Who comes of age while a wave is open, or soon after. A list must not tell birthdays: it goes by the quarter of the
-- year in which the wave ends, so that no choice of a last day narrows it down further.
CREATE FUNCTION comes_of_age_by(study text, wave text) RETURNS TABLE ("participantId" text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT a."participantId" FROM identity."ComingOfAge" a
  JOIN "Wave" w ON w."studyId" = study AND w.id = wave
  WHERE a."studyId" = study AND a."adultFrom" > now()
    AND a."adultFrom" < date_trunc('quarter', COALESCE(w."closesOn"::timestamp, now()::timestamp)) + interval '3 months';
END $$;

-- Reaching out ----------------------------------------------------------------------------------------------------

-- Whether somebody who decides said no to being asked: to taking part at all, or to being asked again.
CREATE FUNCTION said_no(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM consent_state_of(study, person) s
    WHERE s.scope IN ('participate', 'recontact_followup') AND s.reason IN ('said_no', 'giver_said_no'))
$$;

-- Past the application too: nobody is reached whom it is not safe to reach, or who said no.
CREATE FUNCTION refuse_unwanted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(NEW."studyId", NEW."participantId");
  IF EXISTS (SELECT 1 FROM identity."Person" p WHERE p."studyId" = NEW."studyId"
      AND p."participantId" = NEW."participantId" AND p."isUnsafe")
    OR said_no(NEW."studyId", NEW."participantId") THEN
    RAISE EXCEPTION 'not to be reached' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER wanted BEFORE INSERT ON "WaveInvitation" FOR EACH ROW EXECUTE FUNCTION refuse_unwanted();

-- What has ended stays ended, and what a try was for does not change.
CREATE FUNCTION refuse_revival() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD."endedAt" IS NOT NULL AND (NEW."endedAt" IS DISTINCT FROM OLD."endedAt" OR NEW."endedBy" IS DISTINCT FROM OLD."endedBy"
      OR NEW."codeHash" IS DISTINCT FROM OLD."codeHash"))
    OR (NEW."studyId", NEW.id, NEW."waveId", NEW."participantId", NEW.number, NEW.way, NEW."madeAt", NEW."expiresAt")
      IS DISTINCT FROM (OLD."studyId", OLD.id, OLD."waveId", OLD."participantId", OLD.number, OLD.way, OLD."madeAt", OLD."expiresAt") THEN
    RAISE EXCEPTION 'an invitation is not changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ended BEFORE UPDATE ON "WaveInvitation" FOR EACH ROW EXECUTE FUNCTION refuse_revival();

CREATE TRIGGER kept BEFORE DELETE ON "WaveInvitation" FOR EACH STATEMENT EXECUTE FUNCTION refuse_application();

-- A no ends what is on its way, in the transaction of the no.
CREATE FUNCTION end_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM take_turn_with(NEW."studyId", NEW."participantId");
  UPDATE "WaveInvitation" i SET "endedAt" = now(), "endedBy" = 'recontact'
  WHERE i."studyId" = NEW."studyId" AND i."participantId" = NEW."participantId" AND i."endedAt" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER not_wanted AFTER INSERT ON "ConsentDecision" FOR EACH ROW
WHEN (NEW.decision <> 'granted' AND NEW.scope IN ('participate', 'recontact_followup'))
EXECUTE FUNCTION end_invitations();

-- Who answered a wave was reached for it.
CREATE FUNCTION use_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "WaveInvitation" i SET "endedAt" = now(), "endedBy" = 'used'
  WHERE i."studyId" = NEW."studyId" AND i."waveId" = NEW."waveId" AND i."participantId" = NEW."participantId"
    AND i."endedAt" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER answered AFTER INSERT ON "Response" FOR EACH ROW EXECUTE FUNCTION use_invitations();

-- Whether a minor may take part by the word of somebody who may give it, or by what stands where a giver would.
CREATE FUNCTION has_permission(study text, person text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT COALESCE((
    SELECT d.decision = 'granted' AND d.until > now()
      AND (COALESCE(d."giverSafety" = 'safe', false) OR COALESCE(d.route IN ('waived_408c', 'minor_lawful_self'), false))
    FROM "ConsentDecision" d
    WHERE d."studyId" = study AND d."participantId" = person AND d.scope = 'participate' AND d.party = 'giver'
    ORDER BY d."decidedAt" DESC, d.sequence DESC LIMIT 1), false)
$$;
