import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberRelationTable } from '../../persistence/tables/member-relation.table.ts';

/** What members last said they are to each other. */
export const keepRelations = defineBatchCommand<EventPayloads['member-relation.v1'], null, never>({
  name: 'rewards.keep-relations', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const told = newestOf(requests.map(({ input }) => input),
      ({ memberId, relatedId, kind }) => `${memberId} ${relatedId} ${kind}`);
    await tx.sql.insertInto(memberRelationTable,
      told.map(({ relatedId, ...relation }) => ({ ...relation, relatedMemberId: relatedId })),
      `on conflict (member_id, related_member_id, kind) do update set standing = excluded.standing,
        version = excluded.version where member_relation.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
