import type { EventPayloads } from '../../../../contracts/events.ts';
import { defineCommand } from '../../../../kernel/commands/command.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';

/** A birthday comes: its coupons, once for each id and year of the birthday. */
export const giveOnBirthday = defineCommand<EventPayloads['birthday.ahead.v1'], null, NotYet>({
  name: 'rewards.give-on-birthday',
  execute: (tx, { memberId, on, toldAt }) => issueOnEvent(tx, { trigger: 'birthday', at: toldAt },
    [{ memberId, cause: 'birthday', causeKey: `${memberId} ${on.slice(0, 4)}` }]),
});
