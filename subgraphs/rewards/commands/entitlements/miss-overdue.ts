import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { missedAt } from '../../domain/benefits/booking.ts';

/** Days are over everywhere by then. */
const OLDEST_ZONE = 'Pacific/Honolulu';

/** Bookings of days that are over, whose member did not come: they count as used 爽约. */
export const missOverdue = defineCommand<{ limit: number }, { missed: number }, never>({
  name: 'rewards.miss-overdue',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ id: string; member_id: string; booked_for: Date; region: string | null }>`
      select u.id, u.member_id, u.booked_for, o.region from entitlement_use u
      left join outlet_fact o on o.outlet_id = u.outlet_id
      where u.state = 'booked' and u.booked_for <= ${tx.now}
      order by u.booked_for limit ${limit} for update of u skip locked`;
    const book = await readCodebook(tx.sql);
    const due = rows.filter((row) => {
      const zone = row.region === null ? null : book.known('region', row.region, tx.now)?.traits.timeZone;
      return missedAt(row.booked_for, zone ?? OLDEST_ZONE) <= tx.now;
    });
    await tx.sql.run`update entitlement_use set state = 'missed' where id = any(${due.map(({ id }) => id)}::uuid[])`;
    for (const { id, member_id: subjectId } of due) tx.audit({ subjectId, after: { useId: id, state: 'missed' } });
    return accepted({ missed: due.length });
  },
});
