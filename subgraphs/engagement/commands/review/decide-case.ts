import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { isMisread } from '../../../kernel/identifier.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { openCaseOf, tellReview, type CaseRow } from '../../persistence/cases.ts';
import { grantAgain, releaseHeld, withdrawGrants } from '../../persistence/grants.ts';
import { lockPerson } from '../../persistence/persons.ts';
import { abuseCaseTable } from '../../persistence/tables/abuse-case.table.ts';

export interface DecideCase {
  readonly id: string;
  /** Why, for whoever looks at it later. */
  readonly reason: string;
  readonly expectedVersion: number;
}
type Code = 'NOT_FOUND' | 'INVALID' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON';
interface Value { readonly caseId: string; readonly grants: number }
interface Locked { readonly found: CaseRow; readonly memberId: string; readonly note: string }

/** It was no abuse: what was held is granted, and what an earlier decision took back is granted anew. */
export const clearCase = defineCommand<DecideCase, Value, Code>({
  name: 'engagement.clear-case',
  execute: async (tx, input) => {
    const locked = await lockOpen(tx, input);
    if (!locked.ok) return locked;
    const { found: { id }, memberId } = locked.value;
    await decide(tx, locked.value, 'cleared');
    const again = await grantAgain(tx, memberId, fragment`withdrawn_for = 'review' and case_id = ${id}`);
    const held = await openCaseOf(tx.sql, memberId) ? 0 : await releaseHeld(tx, memberId);
    return accepted({ caseId: id, grants: again + held });
  },
});

/** It was abuse: what was held is taken back, and what was granted since a moment, if one is named. */
export const confirmCase = defineCommand<DecideCase & { readonly since: Date | null }, Value, Code>({
  name: 'engagement.confirm-case',
  execute: async (tx, { since, ...input }) => {
    const locked = await lockOpen(tx, input);
    if (!locked.ok) return locked;
    const { found: { id: caseId }, memberId } = locked.value;
    await decide(tx, locked.value, 'confirmed', since);
    const rows = await withdrawGrants(tx, fragment`member_id = ${memberId}
      and (state = 'pending' or earned_at >= ${since}::timestamptz)`,
    { why: 'review', reason: 'Taken back after a review.', caseId });
    return accepted({ caseId, grants: rows.length });
  },
});

/** A second look: it is open again, and somebody else decides. */
export const reopenCase = defineCommand<DecideCase, Value, 'NOT_FOUND' | 'INVALID' | 'STALE' | 'NOT_DECIDED'>({
  name: 'engagement.reopen-case',
  execute: async (tx, input) => {
    const locked = await lockCase(tx, input);
    if (!locked.ok) return locked;
    const { found, memberId, note } = locked.value;
    if (found.state === 'open' || await openCaseOf(tx.sql, memberId)) {
      return refused('NOT_DECIDED', 'A case of the member is open.', ['id']);
    }
    await tx.sql.run`update abuse_case set state = 'open', looks = looks + 1, note = ${note}, told = told + 1,
      version = version + 1 where id = ${found.id}`;
    tellReview(tx, { ...found, memberId, told: found.told + 1n }, true);
    tx.audit({ subjectId: found.id, before: { state: found.state, decidedBy: found.decidedBy },
      after: { state: 'open' }, reason: note });
    return accepted({ caseId: found.id, grants: 0 });
  },
});

async function lockOpen(tx: Tx, input: DecideCase): Promise<Outcome<Locked, Code>> {
  const locked = await lockCase(tx, input);
  if (!locked.ok) return locked;
  const { found } = locked.value;
  if (found.state !== 'open') return refused('ALREADY_DECIDED', 'Somebody has decided it.', ['id']);
  return found.looks > 1 && found.decidedById === tx.actor.id
    ? refused('SAME_PERSON', 'Whoever decided first does not look a second time.', ['id']) : locked;
}

async function lockCase(tx: Tx, { id, reason, expectedVersion }: DecideCase) {
  const note = reason.trim();
  if (note === '' || [...note].length > 500 || isMisread(note)) {
    return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
  }
  const about = await tx.sql.maybe<{ member_id: string }>`select member_id from abuse_case where id = ${id}`;
  const person = about && await lockPerson(tx.sql, about.member_id);
  const found = about && await tx.sql.maybe<CaseRow>`
    select ${columnsOf(abuseCaseTable)} from abuse_case where id = ${id} for update`;
  if (!found) return refused('NOT_FOUND', 'There is no such case.', ['id']);
  if (found.version !== expectedVersion) {
    return refused('STALE', 'Somebody changed the case since you read it.', ['expectedVersion'],
      { currentVersion: found.version });
  }
  // Of somebody who was erased there is nothing to grant or to take back any more.
  return accepted<Locked>({ found, memberId: person?.memberId ?? found.memberId, note });
}

async function decide(
  tx: Tx, { found, memberId, note }: Locked, state: 'cleared' | 'confirmed', since: Date | null = null,
): Promise<void> {
  await tx.sql.run`update abuse_case set state = ${state}, decided_at = ${tx.now}, decided_by = ${tx.actor.name},
    decided_by_id = ${tx.actor.id}, note = ${note}, told = told + 1, version = version + 1 where id = ${found.id}`;
  tellReview(tx, { ...found, memberId, told: found.told + 1n }, false);
  tx.audit({ subjectId: found.id, before: { state: 'open' }, after: { state, since }, reason: note });
}
