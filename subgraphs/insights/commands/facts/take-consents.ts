import type { EventPayloads } from '../../../contracts/events.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockMembers } from '../../persistence/known-members.ts';
import { refreshMembers } from '../../persistence/refresh-members.ts';

/**
 * Who refuses profiling 拒绝画像 has no facts, scores and tags from then on; what they are worked out of
 * is kept, so that all is there again when the member agrees. Other purposes are not this room's.
 */
export const takeConsents = defineBatchCommand<EventPayloads['member.consent-changed.v1'], null, never>({
  name: 'insights.take-consents',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const said = newestOf(requests.map(({ input }) => input).filter(({ purpose }) => purpose === 'profiling'),
      ({ memberId }) => memberId);
    const ids = said.map(({ memberId }) => memberId);
    await shareMerges(tx.sql);
    await lockMembers(tx.sql, ids);
    await tx.sql.run`update known_member m set profiling = t.granted, profiling_version = t.version
      from unnest(${ids}::uuid[], ${said.map(({ granted }) => granted)}::boolean[],
        ${said.map(({ version }) => version)}::bigint[]) as t (member_id, granted, version)
      where m.member_id = t.member_id and m.profiling_version < t.version`;
    await refreshMembers(tx.sql, ids);
    return requests.map(() => accepted(null));
  },
});
