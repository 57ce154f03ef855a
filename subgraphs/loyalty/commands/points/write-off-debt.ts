import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { enter, findAdjusted, type AdjustInput, type AdjustValue } from './adjust-points.ts';

export type WriteOffCode = 'NOT_FOUND' | 'INVALID_POINTS' | 'INVALID_REASON' | 'EXCEEDS_DEBT';

/** Writes owed points off by hand; counts like an adjustment, so that large ones wait for a second person. */
export const writeOffDebt = defineCommand<AdjustInput, AdjustValue, WriteOffCode>({
  name: 'loyalty.write-off-debt',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId, points, reason: said }) => {
    const reason = said.trim();
    if (points <= 0n) return refused('INVALID_POINTS', 'Points are above zero.', ['points']);
    if (reason.length === 0 || reason.length > 500) {
      return refused('INVALID_REASON', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const found = await findAdjusted(tx, memberId);
    if (!found) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const { debt } = found.book.account;
    if (points > debt) return refused('EXCEEDS_DEBT', `Only ${debt} points are owed.`, ['points'], { debt });
    return accepted({ adjustmentId: await enter(tx, found, memberId!, { kind: 'write_off', points, reason }) });
  },
});
