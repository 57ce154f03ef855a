import { PREFIX } from '../../../contracts/ids.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { namedIn } from '../../domain/segments/nesting.ts';
import { lockSegment } from '../../persistence/segments/locked-segment.ts';
import { lockRules } from '../../persistence/segments/segment-lock.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';

interface Input { readonly id: string; readonly expectedVersion: number }
type Code = 'NOT_FOUND' | 'STALE' | 'IN_USE';

/** Takes a segment out of use: nobody names it, no snapshot is taken; who was in it stays on record. */
export const retireSegment = defineCommand<Input, { segmentId: string }, Code>({
  name: 'insights.retire-segment',
  execute: async (tx, { id, expectedVersion }) => {
    await lockRules(tx.sql);
    const segment = await lockSegment(tx.sql, id);
    if (!segment) return refused('NOT_FOUND', 'There is no such segment.', ['id']);
    if (segment.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed the segment since you read it.', ['expectedVersion'],
        { currentVersion: segment.version });
    }
    if (segment.retiredAt) return accepted({ segmentId: id });
    const own = encodeId(PREFIX.segment, id);
    const { segments, tags } = await readNet(tx.sql);
    const rules = [...segments.values(), ...[...tags.values()].flatMap(({ rule }) => rule ?? [])];
    if (rules.some((rule) => namedIn(rule).includes(own))) {
      return refused('IN_USE', 'Another segment, or the rule of a tag, names it.', ['id']);
    }
    await tx.sql.run`update segment set retired_at = ${tx.now}, version = version + 1, updated_at = ${tx.now}
      where id = ${id}`;
    await tx.sql.run`update segment_snapshot set finished_at = ${tx.now}
      where segment_id = ${id} and finished_at is null`;
    tx.audit({ subjectId: id, before: { retiredAt: null }, after: { retiredAt: tx.now } });
    return accepted({ segmentId: id });
  },
});
