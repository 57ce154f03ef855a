import type { EventPayloads } from '../../../contracts/events.ts';
import { FACT } from '../../../contracts/facts.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { rewardOf, streakOf } from '../../domain/check-in.ts';
import { noteDevice } from '../../persistence/devices.ts';
import { grantPoints } from '../../persistence/grants.ts';
import { lockVisible, type Person } from '../../persistence/persons.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';
import { checkInTable } from '../../persistence/tables/check-in.table.ts';

interface Value {
  readonly checkInId: string;
  /** There was one of this day. */
  readonly already: boolean;
}

export interface CheckInInput {
  readonly memberId: string;
  /** Mark of the device, if it was told. */
  readonly device?: string;
}

/** A member checks in on the business day of its region; a second time changes nothing. */
export const checkIn = defineCommand<CheckInInput, Value, 'NOT_FOUND'>({
  name: 'engagement.check-in',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId: namedId, device }) => {
    const person = await lockVisible(tx, namedId);
    if (!person) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    await noteDevice(tx, person, device);
    const day = dayText(localDay(tx.now, (await readCodebook(tx.sql)).zoneOf(person.region, tx.now)));
    // Newest first; a clock that went back finds a later day, which counts as today.
    const before = await tx.sql.all<{ id: string; business_day: string }>`select id, business_day from check_in
      where member_id = ${person.memberId} and double_by is null
      order by business_day desc limit ${LONGEST_STREAK}`;
    const [last] = before;
    if (last && last.business_day >= day) return accepted({ checkInId: last.id, already: true });
    const streak = streakOf(day, before.map((row) => row.business_day));
    return accepted({ checkInId: await record(tx, person, day, streak), already: false });
  },
});

/** Counted no further; every streak of the policy's bounds (366 days) fits many times. */
const LONGEST_STREAK = 2_000;

async function record(tx: Tx, person: Person, day: string, streak: number): Promise<string> {
  const { points, streakPoints } = rewardOf(streak, (await engagementPolicyAt(tx.sql, tx.now)).rules);
  const id = newId(tx.now);
  const { memberId, namedId } = person;
  await tx.sql.insertInto(checkInTable, [{
    id, memberId, businessDay: day, checkedInAt: tx.now, streak, points, streakPoints,
  }]);
  await tagNamed(tx, 'check_in', [{ key: [id], namedId }]);
  tx.emit('check-in.recorded.v1', memberId, {
    checkInId: id, memberId, day, streak, checkedInAt: tx.now,
  } satisfies EventPayloads['check-in.recorded.v1']);
  tx.audit({ subjectId: memberId, after: { checkInId: id, day, streak, points, streakPoints } });
  if (points + streakPoints > 0) {
    await grantPoints(tx, person, {
      cause: 'check_in', slot: `check-in:${day}`, points: points + streakPoints, label: `签到 Check-in ${day}`,
    });
  }
  return id;
}
