import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from './sql.ts';

/**
 * What became of versions that people wrote: of a room that has policies. A version without a row was
 * written by the house itself (its first numbers, its seed) and counts. Versions never change; only this row does.
 */
export const policyProposalTable = (role: string): string => `
create table policy_proposal (
  policy text not null,
  version integer not null,
  effective_from timestamptz not null,
  state text not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by text not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  primary key (policy, version),
  check ((state = 'proposed') = (decided_at is null)),
  check (state = 'proposed' or state = 'withdrawn' or decided_by <> proposed_by),
  check (state <> 'approved' or decided_at < effective_from)
);
grant select (policy, version, state, decided_at) on policy_proposal to ${role};
`;

export type ProposalState = 'proposed' | 'approved' | 'rejected' | 'withdrawn';

export interface Proposal {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly state: ProposalState;
  /** Id of the operator. */
  readonly proposedBy: string;
}

/** How a version came to be what it is, for people. */
export interface PolicyDecision {
  readonly state: ProposalState;
  /** Who and why are head office's own: null for everybody else. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  /** Id of the person who waits for a second one; null for the house's own, and for everybody outside head office. */
  readonly proposerId: string | null;
}

/** Columns of a PolicyDecision; `q` is the joined policy_proposal. */
export function decisionColumns(isHeadOffice: boolean): RawBuilder<unknown> {
  return fragment.raw(`coalesce(q.state, 'approved') as state, q.decided_at as "decidedAt", ${isHeadOffice
    ? 'q.decided_by_name as "decidedBy", q.decision_note as "decisionNote", q.proposed_by as "proposerId"'
    : 'null as "decidedBy", null as "decisionNote", null as "proposerId"'}`);
}

/** Whether the version `p` of this policy counts: `policy` is SQL. */
export function counts(policy: RawBuilder<unknown>): RawBuilder<unknown> {
  return fragment`not exists (select 1 from policy_proposal q where q.policy = ${policy}
    and q.version = p.version and q.state <> 'approved')`;
}

export async function propose(
  sql: Sql, policy: string, { version, effectiveFrom, proposedBy }: Omit<Proposal, 'state'>,
): Promise<void> {
  await sql.insertRows('policy_proposal', {
    policy: 'text', version: 'integer', effective_from: 'timestamptz', state: 'text', proposed_by: 'text',
  }, [{ policy, version, effective_from: effectiveFrom, state: 'proposed', proposed_by: proposedBy }]);
}

/** The proposals of a policy, locked: whoever publishes or decides waits for whoever does. */
export async function lockProposals(sql: Sql, policy: string): Promise<Proposal[]> {
  return sql.all<Proposal>`select version, effective_from as "effectiveFrom", state,
      proposed_by as "proposedBy" from policy_proposal where policy = ${policy}
    order by version for update`;
}

export interface Decided {
  readonly state: Exclude<ProposalState, 'proposed'>;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly note: string | null;
}

/** A version of the house's own has no row until it is withdrawn. */
export async function decideProposal(
  sql: Sql, policy: string, { version, effectiveFrom }: Pick<Proposal, 'version' | 'effectiveFrom'>,
  { state, by, at, note }: Decided,
): Promise<void> {
  await sql.insertRows('policy_proposal', {
    policy: 'text', version: 'integer', effective_from: 'timestamptz', state: 'text', proposed_by: 'text',
    decided_by: 'text', decided_by_name: 'text', decided_at: 'timestamptz', decision_note: 'text',
  }, [{
    policy, version, effective_from: effectiveFrom, state, proposed_by: '', decided_by: by.id,
    decided_by_name: by.name, decided_at: at, decision_note: note,
  }], `on conflict (policy, version) do update set state = excluded.state,
    decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name,
    decided_at = excluded.decided_at, decision_note = excluded.decision_note`);
}
