import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { LotteryPrize } from '../../domain/lotteries/lottery-draft.ts';

interface Row {
  id: string; member_id: string; prize: LotteryPrize; title_zh: string;
}

/**
 * Tells the rooms that own prizes who won them, at most `limit`: points are loyalty's to post, a coupon is rewards' to
 * give, each once for the entry whatever is told again. They go to who the winner is today; whose person was erased
 * forfeits its prize.
 */
export const handOutPrizes = defineCommand<{ limit: number }, { handed: number }, never>({
  name: 'campaigns.hand-out-prizes',
  execute: async (tx, { limit }) => {
    await shareMerges(tx.sql);
    const rows = await tx.sql.all<Row>`
      select e.id, e.member_id, l.prizes -> (e.prize - 1) as prize, l.title_zh
      from lottery_entry e join lottery l on l.id = e.lottery_id
      where e.prize is not null and e.handed_at is null and e.forfeited_at is null
      order by e.id limit ${limit} for update of e skip locked`;
    const todays = await survivorsOf(tx.sql, rows.map((row) => row.member_id));
    for (const { id: grantId, member_id: namedId, prize, title_zh: titleZh } of rows) {
      const memberId = todays(namedId);
      if (prize.kind === 'coupon') {
        tx.emit('coupon-granted.v1', grantId, {
          grantId, memberId, offerId: prize.offerId!, grantedAt: tx.now, version: 1n,
        } satisfies EventPayloads['coupon-granted.v1']);
      } else {
        tx.emit('points-granted.v1', grantId, {
          grantId, memberId, points: BigInt(prize.points!), cause: 'campaign', funderId: null,
          label: `${titleZh} · ${prize.nameZh}`, grantedAt: tx.now, activeAt: null, expiresOn: null, version: 1n,
        } satisfies EventPayloads['points-granted.v1']);
      }
      tx.audit({ subjectId: grantId, after: { memberId, kind: prize.kind, handedAt: tx.now } });
    }
    await tx.sql.run`update lottery_entry set handed_at = ${tx.now}
      where id = any(${rows.map(({ id }) => id)}::uuid[])`;
    return accepted({ handed: rows.length });
  },
});
