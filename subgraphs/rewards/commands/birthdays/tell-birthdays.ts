import type { EventPayloads } from '../../../contracts/events.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { birthdaysWithin } from '../../domain/benefits/birthday.ts';
import { benefitsAt } from '../../persistence/benefits/benefits.ts';
import { offersGivenBy } from '../../persistence/coupons/offers.ts';

/** How long before a birthday its coupons come, where no gift says it (domain.md 3.9). */
const DAYS_AHEAD = 15;

/**
 * Tells of birthdays ahead 生日提前联系: as long before as the gifts in force say; without a gift, coupons of a birthday
 * included, nobody is told. A person is told of once a year, under whichever of its ids.
 */
export const tellBirthdays = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'rewards.tell-birthdays',
  execute: async (tx, { limit }) => {
    const gifts = (await benefitsAt(tx.sql, tx.now)).filter(({ terms }) => terms.kind === 'birthday_gift');
    const ahead = gifts.map(({ terms }) => terms.daysAhead);
    if (ahead.length === 0 && (await offersGivenBy(tx.sql, 'birthday')).length > 0) ahead.push(DAYS_AHEAD);
    if (ahead.length === 0) return accepted({ told: 0 });
    const daysAhead = Math.max(...ahead);
    const book = await readCodebook(tx.sql);
    let told = 0;
    for (const { code, traits } of book.list('region', tx.now)) {
      if (told >= limit) break;
      told += await tellOf(tx, code, dayText(localDay(tx.now, traits.timeZone)), { daysAhead, limit: limit - told });
    }
    return accepted({ told });
  },
});

async function tellOf(
  tx: Tx, region: string, today: string, { daysAhead, limit }: { daysAhead: number; limit: number },
): Promise<number> {
  const days = birthdaysWithin(today, daysAhead);
  const due = await tx.sql.all<{ member_id: string; on: string }>`
    select b.member_id, d.on_day::text as "on" from unnest(${days.map(({ monthDay }) => monthDay)}::text[],
      ${days.map(({ on }) => on)}::date[]) as d (month_day, on_day)
    join member_birthday b on b.region = ${region} and b.month_day = d.month_day
    where not exists (select 1 from person_merge m where m.merged_id = b.member_id)
      and not exists (select 1 from birthday_ahead a where a.year = extract(year from d.on_day)::int
        and a.member_id = any(array(select merged_id from person_merge where survivor_id = b.member_id)
          || b.member_id))
    order by d.on_day, b.member_id limit ${limit}`;
  const rows = due.map(({ member_id: memberId, on }) => ({
    id: newId(tx.now), memberId, year: Number(on.slice(0, 4)), onDay: on, toldAt: tx.now }));
  const fresh = await tx.sql.all<{ member_id: string; on: string }>`
    insert into birthday_ahead (id, member_id, year, on_day, told_at)
    select * from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ memberId }) => memberId)}::uuid[],
      ${rows.map(({ year }) => year)}::int[], ${rows.map(({ onDay }) => onDay)}::date[],
      ${rows.map(({ toldAt }) => toldAt)}::timestamptz[])
    on conflict (member_id, year) do nothing returning member_id, on_day::text as "on"`;
  for (const { member_id: memberId, on } of fresh) {
    tx.emit('birthday.ahead.v1', memberId, {
      memberId, region, on, toldAt: tx.now,
    } satisfies EventPayloads['birthday.ahead.v1']);
  }
  return due.length;
}
