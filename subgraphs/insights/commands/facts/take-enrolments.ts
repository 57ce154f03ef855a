import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Home } from '../../domain/home-value.ts';
import { homeOf } from '../../persistence/homes.ts';
import { lockMembers } from '../../persistence/known-members.ts';
import { refreshMembers } from '../../persistence/refresh-members.ts';

type Enrolment = EventPayloads['member.enrolled.v1'];

/** Takes new members; the first telling counts. Their orders may have arrived before. */
export const takeEnrolments = defineBatchCommand<Enrolment, null, 'UNKNOWN_REGION'>({
  name: 'insights.take-enrolments',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const book = await readCodebook(tx.sql);
    const homes = new Map<string, Home>();
    const taken = new Map<string, Enrolment>();
    for (const { input } of requests) {
      const home = homeOf(book, input.region, tx.now);
      if (home) homes.set(input.memberId, home);
      if (home && !taken.has(input.memberId)) taken.set(input.memberId, input);
    }
    await shareMerges(tx.sql);
    await lockMembers(tx.sql, taken.keys(), homes);
    const rows = [...taken.values()];
    await tx.sql.run`update known_member m set enrolled_at = t.enrolled_at, source = t.source,
        channel_id = t.channel_id, outlet_id = t.outlet_id
      from unnest(${rows.map((row) => row.memberId)}::uuid[], ${rows.map((row) => row.enrolledAt)}::timestamptz[],
        ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.channelId)}::uuid[],
        ${rows.map((row) => row.outletId)}::uuid[]) as t (member_id, enrolled_at, source, channel_id, outlet_id)
      where m.member_id = t.member_id and m.enrolled_at is null`;
    await refreshMembers(tx.sql, taken.keys());
    return requests.map(({ input }) => (taken.has(input.memberId) ? accepted(null)
      : refused('UNKNOWN_REGION', 'The region has not arrived yet.', ['region'])));
  },
});
