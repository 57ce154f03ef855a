import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Enrolment = EventPayloads['member.enrolled.v1'];

/** Members and the region that they enrolled in; the first telling counts. */
export const keepMembers = defineBatchCommand<Enrolment, null, never>({
  name: 'service.keep-members',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const taken = [...new Map(requests.map(({ input }) => [input.memberId, input])).values()];
    const fresh = await tx.sql.all<{ id: string }>`insert into known_member (member_id, region, enrolled_at)
      select * from unnest(${taken.map((row) => row.memberId)}::uuid[], ${taken.map((row) => row.region)}::text[],
        ${taken.map((row) => row.enrolledAt)}::timestamptz[])
      on conflict (member_id) do nothing returning member_id as id`;
    // What they bought came before them: its care was worked out without their region, that is not at all.
    await tx.sql.run`update sold_line set care_version = 0 where member_id = any(${fresh.map(({ id }) => id)}::uuid[])`;
    return requests.map(() => accepted(null));
  },
});
