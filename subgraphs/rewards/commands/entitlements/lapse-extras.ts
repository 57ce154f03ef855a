import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { commitCost, releaseCost } from '../../persistence/cost/reserve-cost.ts';

interface Row {
  id: string; member_id: string; quantity: number; left_over: number; until_day: string; region: string | null;
  minor: bigint;
}

/** The last day is over in every region by then. */
const EVERYWHERE = 'Pacific/Honolulu';

/**
 * What was given by hand and whose last day is over: what of it nobody used costs nobody anything any more 失效释放成本,
 * and what was used stays. Example: 3 for 120.00 together, one used: 40.00 are spent, 80.00 are free again.
 */
export const lapseExtras = defineCommand<{ limit: number }, { lapsed: number }, never>({
  name: 'rewards.lapse-extras',
  execute: async (tx, { limit }) => {
    const book = await readCodebook(tx.sql);
    const latest = dayText(localDay(new Date(tx.now.getTime() + 86_400_000), 'UTC'));
    const rows = await tx.sql.all<Row>`select e.id, e.member_id, e.quantity, e.left_over,
        e.until_day::text as until_day, k.region, c.minor
      from entitlement_extra e join cost_reservation c on c.subject_id = e.id and c.state = 'reserved'
      left join known_member k on k.member_id = e.member_id
      where e.cause = 'by_hand' and e.state = 'active' and e.left_over > 0 and e.until_day < ${latest}::date
      order by c.region, c.payer, e.id limit ${limit} for update of e`;
    const due = rows.filter(({ region, until_day: until }) => {
      const zone = region === null ? null : book.known('region', region, tx.now)?.traits.timeZone;
      return until < dayText(localDay(tx.now, zone ?? EVERYWHERE));
    });
    for (const { id, member_id: subjectId, quantity, left_over: left, minor } of due) {
      const used = quantity - left;
      if (used === 0) await releaseCost(tx, id);
      else await commitCost(tx, id, minor * BigInt(used) / BigInt(quantity));
      tx.audit({ subjectId, after: { extraId: id, lapsed: left } });
    }
    return accepted({ lapsed: due.length });
  },
});
