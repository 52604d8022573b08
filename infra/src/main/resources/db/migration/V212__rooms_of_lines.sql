-- since: when the line was last called, answered, ended, let into or out of the room, held or resumed.
-- room_id: the carrier's name for the room it was in last; the next room of the same name is another one.
ALTER TABLE call_legs
  ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN room_id text;
