import type { EventPayloads } from '../../../contracts/events.ts';
import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isFresh, type ReadCode } from '../../domain/codes/member-code.ts';
import { waitSeconds } from '../../domain/codes/wrong-codes.ts';
import type { CareRules } from '../../domain/care-policy.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { keepCodeTries, lockCodeTries } from '../../persistence/code-tries.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import { refreshVisibility } from '../../persistence/refresh-visibility.ts';
import { storeVisitTable } from '../../persistence/tables/store-visit.table.ts';
import { mayHandle } from '../complaints/complaint-rights.ts';

export interface CheckMemberCodeInput {
  /** What the code says, where it is ours: the code itself is in no input, audit or log. */
  readonly code: ReadCode | null;
  readonly outletId: string;
}

export type CheckMemberCodeCode =
  'NOT_FOUND' | 'CODE_INVALID' | 'CODE_EXPIRED' | 'CODE_USED' | 'TOO_MANY_ATTEMPTS';

/** A counter takes a member's code once, and sees the member for the time of its visit. */
export const checkMemberCode = defineCommand<CheckMemberCodeInput,
  { visitId: string; memberId: string }, CheckMemberCodeCode>({
    name: 'members.check-member-code',
    needs: namedBy({ outletId: FACT.outlet }),
    execute: async (tx, { code, outletId }) => {
      const outlet = await tx.sql.maybe<{ franchiseId: string | null }>`
        select franchise_id as "franchiseId" from known_outlet where outlet_id = ${outletId} and not closed`;
      if (!outlet || !mayHandle(tx.actor, { ...outlet, outletId })) {
        return refused('NOT_FOUND', 'There is no such outlet.', ['outletId']);
      }
      const { rules } = await carePolicyAt(tx.sql, tx.now);
      const tries = await lockCodeTries(tx.sql, tx.actor.id, tx.now, rules);
      const wait = waitSeconds(tries, tx.now, rules);
      if (wait > 0) {
        return refused('TOO_MANY_ATTEMPTS', 'Too many wrong codes: wait.', ['code'], { waitSeconds: wait });
      }
      const holder = code && await holderOf(tx, code.card);
      if (!code || !holder) {
        tx.keepRefused();
        await keepCodeTries(tx.sql, tx.actor.id, [...tries, tx.now]);
        return refused('CODE_INVALID', 'This is no member code.', ['code']);
      }
      if (!isFresh(code.step, tx.now)) return refused('CODE_EXPIRED', 'The code has changed since.', ['code']);
      if (!await take(tx, code)) return refused('CODE_USED', 'This code was taken before.', ['code']);
      const { named, today: memberId } = holder;
      const visitId = await openVisit(tx, { memberId, outletId, ...outlet }, rules);
      await tagIfMerged(tx, 'store_visit', visitId, { named, today: memberId });
      return accepted({ visitId, memberId });
    },
  });

async function holderOf(tx: Tx, card: string): Promise<{ named: string; today: string } | null> {
  const row = await tx.sql.maybe<{ id: string }>`select id from member where card_number = ${card}`;
  const today = row && (await lockMembers(tx.sql, [row.id])).get(row.id);
  return today ? { named: row.id, today } : null;
}

async function take(tx: Tx, { card, step }: ReadCode): Promise<boolean> {
  await tx.sql.run`delete from member_code_use where card_number = ${card} and step < ${step} - 2`;
  return await tx.sql.run`insert into member_code_use (card_number, step) values (${card}, ${step})
    on conflict do nothing` === 1;
}

interface Visit { readonly memberId: string; readonly outletId: string; readonly franchiseId: string | null }

async function openVisit(tx: Tx, visit: Visit, { visitMinutes }: CareRules): Promise<string> {
  const { memberId } = visit;
  const id = newId(tx.now);
  const untilAt = new Date(tx.now.getTime() + visitMinutes * 60_000);
  await tx.sql.insertInto(storeVisitTable, [
    { id, ...visit, fromAt: tx.now, untilAt, checkedBy: tx.actor.name }]);
  await refreshVisibility(tx, [memberId], { visiting: true });
  tx.emit('member.visited.v1', memberId, {
    ...visit, visitId: id, from: tx.now, until: untilAt,
  } satisfies EventPayloads['member.visited.v1']);
  tx.audit({ subjectId: memberId, after: { visitId: id, ...visit, untilAt } });
  return id;
}
