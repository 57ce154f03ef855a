import { isRestricted } from '../../../kernel/actor.ts';
import { startOfDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { moneyView } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { deedOf, isCovered, STATE_AFTER } from '../../domain/charity/payout.ts';
import { lockFund, lockPayout, type PayoutRow } from '../../persistence/charity/payouts.ts';
import { postFund } from '../../persistence/charity/post-fund.ts';

export interface DecidePayoutInput {
  readonly payoutId: string | null;
  readonly approve: boolean;
  readonly note: string | null;
  readonly expectedVersion: number;
}
export type DecidePayoutCode =
  'NOT_FOUND' | 'INVALID_NOTE' | 'ALREADY_DECIDED' | 'STALE' | 'SAME_PERSON' | 'FUND_TOO_SMALL';

/** A second person's word on a payout, or on its reversal; only then anything is posted. */
export const decidePayout = defineCommand<DecidePayoutInput, { payoutId: string }, DecidePayoutCode>({
  name: 'loyalty.decide-charity-payout',
  execute: async (tx, { payoutId, approve, note, expectedVersion }) => {
    const row = isRestricted(tx.actor) ? null : await lockPayout(tx.sql, payoutId);
    if (!row) return refused('NOT_FOUND', 'There is no such payout.', ['payoutId']);
    if (note && note.length > 500) return refused('INVALID_NOTE', 'A note has at most 500 characters.', ['note']);
    const deed = deedOf(row.state, approve);
    if (!deed) return refused('ALREADY_DECIDED', 'This payout has been decided.', ['payoutId']);
    if (row.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'], { currentVersion: row.version });
    }
    if (row.asked_by === tx.actor.id) {
      return refused('SAME_PERSON', 'Somebody else than who asked must decide.', ['payoutId']);
    }
    if (deed === 'post') {
      const { left } = await lockFund(tx.sql, row.region, row.currency);
      if (!isCovered(row.amount_minor, left)) {
        return refused('FUND_TOO_SMALL', 'The fund has less by now.', ['payoutId'],
          { left: moneyView(left, row.currency) });
      }
    }
    if (deed === 'post' || deed === 'reverse') await post(tx, row, deed);
    const state = STATE_AFTER[deed];
    await tx.sql.run`update charity_payout set state = ${state}, decided_by = ${tx.actor.id},
        decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}, decision_note = ${note}, version = version + 1
      where id = ${row.id}`;
    tx.audit({ subjectId: row.id, before: { state: row.state }, after: { state }, reason: note ?? undefined });
    return accepted({ payoutId: row.id });
  },
});

/** A payout counts on the day it was paid on, its reversal on the day it was decided. */
async function post(tx: Tx, row: PayoutRow, deed: 'post' | 'reverse'): Promise<void> {
  const { region, currency, amount_minor: minor, id: payoutId, paid_on: paidOn } = row;
  const zone = (await readCodebook(tx.sql)).zoneOf(region, tx.now);
  const [year, month, day] = paidOn.split('-').map(Number) as [number, number, number];
  const at = deed === 'post' ? startOfDay({ year, month, day }, zone) : tx.now;
  const kind = deed === 'post' ? 'payout' : 'payout_back';
  await postFund(tx, [{ kind, region, currency, minor, at, zone, payoutId }]);
}
