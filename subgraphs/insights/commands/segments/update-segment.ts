import { PREFIX } from '../../../contracts/ids.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { judgeAmong, type AmongCode } from '../../domain/tag-rules.ts';
import type { SentRule } from '../../domain/segments/rule.ts';
import { namesProblems, tidyNames, type Names } from '../../domain/segments/segment-draft.ts';
import { lockSegment } from '../../persistence/segments/locked-segment.ts';
import { lockRules } from '../../persistence/segments/segment-lock.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';

export interface UpdateSegment extends Partial<Names> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly rule?: SentRule | null;
}
export type UpdateSegmentCode = AmongCode | 'NOT_FOUND' | 'STALE' | 'RETIRED' | 'INVALID';

/** Changes what a segment is called or who belongs in it; who is in it follows at its next snapshot. */
export const updateSegment = defineCommand<UpdateSegment, { segmentId: string }, UpdateSegmentCode>({
  name: 'insights.update-segment',
  execute: async (tx, { id, expectedVersion, rule: sent, ...given }) => {
    await lockRules(tx.sql);
    const segment = await lockSegment(tx.sql, id);
    if (!segment) return refused('NOT_FOUND', 'There is no such segment.', ['id']);
    if (segment.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed the segment since you read it.', ['expectedVersion'],
        { currentVersion: segment.version });
    }
    if (segment.retiredAt) return refused('RETIRED', 'The segment is not in use any more.', ['id']);
    const names = tidyNames({
      nameZh: given.nameZh ?? segment.nameZh, nameEn: given.nameEn ?? segment.nameEn,
      note: given.note === undefined ? segment.note : given.note,
    });
    const misnamed = namesProblems(names);
    if (misnamed.length > 0) return refusedAll(misnamed);
    const judged = sent ? judgeAmong(sent, encodeId(PREFIX.segment, id), await readNet(tx.sql), ['rule'])
      : accepted(segment.rule);
    if (!judged.ok) return judged;
    await tx.sql.run`update segment set name_zh = ${names.nameZh}, name_en = ${names.nameEn}, note = ${names.note},
      rule = ${JSON.stringify(judged.value)}::jsonb, version = version + 1, updated_at = ${tx.now} where id = ${id}`;
    const { nameZh, nameEn, note, rule } = segment;
    tx.audit({ subjectId: id, before: { nameZh, nameEn, note, rule }, after: { ...names, rule: judged.value } });
    return accepted({ segmentId: id });
  },
});
