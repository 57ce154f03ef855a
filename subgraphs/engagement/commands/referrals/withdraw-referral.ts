import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { withdrawGrants } from '../../persistence/grants.ts';
import type { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { referralTable } from '../../persistence/tables/referral.table.ts';
import { isKeptBy } from './kept-by.ts';

/** A referral that this sale had kept falls with it, when too little of it is left: both sides give it back. */
export async function withdrawReferral(tx: Tx, order: RowOf<typeof orderFactTable>): Promise<void> {
  const referral = await tx.sql.maybe<RowOf<typeof referralTable>>`select ${columnsOf(referralTable)} from referral
    where order_id = ${order.orderId} and state = 'kept' for update`;
  if (!referral) return;
  const survivorOf = await survivorsOf(tx.sql, [referral.friendId, referral.referrerId]);
  const friendId = survivorOf(referral.friendId);
  const home = await tx.sql.maybe<{ region: string }>`select region from known_member where member_id = ${friendId}`;
  // By the numbers of when it was kept, whatever they are today.
  const stands = home !== null
    && await isKeptBy(tx, order, home.region, referral.decidedAt!, await readCodebook(tx.sql));
  if (stands) return;
  await tx.sql.run`update referral set state = 'withdrawn', reason = 'returned', decided_at = ${tx.now}
    where id = ${referral.id}`;
  await withdrawGrants(tx, fragment`referral_id = ${referral.id}`,
    { why: 'return', reason: 'The sale of the referred friend came back.' });
  tx.emit('referral.withdrawn.v1', referral.id, {
    referralId: referral.id, referrerId: survivorOf(referral.referrerId), friendId, withdrawnAt: tx.now,
  } satisfies EventPayloads['referral.withdrawn.v1']);
  tx.audit({ subjectId: referral.id, before: { state: 'kept' },
    after: { state: 'withdrawn', orderId: order.orderId } });
}
