/** Runs of proofs: where one stands, and what the last one found. Of a room that has proofs. */
export const PROOF_TABLE = `
create table proof_run (
  id uuid primary key,
  proof text not null,
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- what is being looked at, and the last of it that was
  stage integer not null default 0,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  counts jsonb not null default '{}'
);
create unique index proof_run_unfinished on proof_run (proof) where finished_at is null;
create index proof_run_finished on proof_run (proof, finished_at desc);
`;
