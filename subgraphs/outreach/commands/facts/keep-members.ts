import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Enrolment = EventPayloads['member.enrolled.v1'];

/** Members and the region that they enrolled in; the first telling counts. */
export const keepMembers = defineBatchCommand<Enrolment, null, never>({
  name: 'outreach.keep-members',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const taken = [...new Map(requests.map(({ input }) => [input.memberId, input])).values()];
    await tx.sql.run`insert into known_member (member_id, region, enrolled_at)
      select * from unnest(${taken.map((row) => row.memberId)}::uuid[], ${taken.map((row) => row.region)}::text[],
        ${taken.map((row) => row.enrolledAt)}::timestamptz[])
      on conflict (member_id) do nothing`;
    return requests.map(() => accepted(null));
  },
});
