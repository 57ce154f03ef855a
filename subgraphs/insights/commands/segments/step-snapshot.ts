import { sql as fragment } from 'kysely';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockSegment } from '../../persistence/segments/locked-segment.ts';
import { FIRST, rangeAfter } from '../../persistence/segments/member-range.ts';
import { renewMembers } from '../../persistence/segments/renew-members.ts';

interface Run { id: string; segment_id: string; segment_version: number; after: string }

/**
 * The next range of members of whichever snapshot is being taken, in one transaction. A rule that changed
 * meanwhile begins anew, so that one snapshot is of one rule.
 */
export const stepSnapshot = defineCommand<{ limit: number }, { stepped: number }, never>({
  name: 'insights.step-snapshot',
  execute: async (tx, { limit }) => {
    const next = await tx.sql.maybe<Run>`select id, segment_id, segment_version, after from segment_snapshot
      where finished_at is null order by started_at, id limit 1`;
    if (!next) return accepted({ stepped: 0 });
    await shareMerges(tx.sql);
    const segment = (await lockSegment(tx.sql, next.segment_id))!;
    const run = await tx.sql.maybe<Run>`select id, segment_id, segment_version, after from segment_snapshot
      where id = ${next.id} and finished_at is null for update`;
    if (!run || segment.retiredAt) return accepted({ stepped: 1 });
    const isSame = run.segment_version === segment.version;
    const after = isSame ? run.after : FIRST;
    const { last, isLast, who } = await rangeAfter(tx.sql, after, limit);
    const { members, entered, left } = await renewMembers(tx, segment, who, run.id);
    // Who entered by the rule before is told still; only the count of members begins anew.
    await tx.sql.run`update segment_snapshot set after = ${last}::uuid, segment_version = ${segment.version},
        members = ${isSame ? fragment`members` : fragment`0`} + ${members}::int,
        entered = entered + ${entered}::int, exited = exited + ${left}::int,
        finished_at = ${isLast ? tx.now : null}
      where id = ${run.id}`;
    return accepted({ stepped: 1 });
  },
});
