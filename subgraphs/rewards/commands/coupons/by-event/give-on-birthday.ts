import type { EventPayloads } from '../../../../contracts/events.ts';
import { defineCommand } from '../../../../kernel/commands/command.ts';
import { idsOfPerson } from '../../../persistence/same-person.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';

/** A birthday comes: its coupons, once for each person and year of the birthday, whichever of its ids were told of. */
export const giveOnBirthday = defineCommand<EventPayloads['birthday.ahead.v1'], null, NotYet>({
  name: 'rewards.give-on-birthday',
  execute: (tx, { memberId, on, toldAt }) => {
    const keyOf = (id: string) => `${id} ${on.slice(0, 4)}`;
    const given = async (offerIds: readonly string[]) => {
      const keys = (await idsOfPerson(tx.sql, memberId)).map(keyOf);
      const rows = await tx.sql.all<{ offer_id: string }>`select offer_id from coupon
        where offer_id = any(${[...offerIds]}::uuid[]) and cause = 'birthday' and cause_key = any(${keys}::text[])
          and state <> 'void'`;
      return new Set(rows.map((row) => row.offer_id));
    };
    return issueOnEvent(tx, { trigger: 'birthday', at: toldAt, given },
      [{ memberId, cause: 'birthday', causeKey: keyOf(memberId) }]);
  },
});
