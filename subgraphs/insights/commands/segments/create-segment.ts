import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { judgeRule, type RuleCode } from '../../domain/segments/judge-rule.ts';
import type { SentRule } from '../../domain/segments/rule.ts';
import { namesProblems, tidyNames, type Names } from '../../domain/segments/segment-draft.ts';
import { lockRules } from '../../persistence/segments/segment-lock.ts';
import { MOST_SEGMENTS, readRules } from '../../persistence/segments/segment-rules.ts';
import { segmentTable } from '../../persistence/tables/segment.table.ts';

export type CreateSegmentCode = RuleCode | 'INVALID' | 'TOO_MANY';

/** A new segment; nobody is in it before its first snapshot. */
export const createSegment = defineCommand<
  Names & { readonly rule: SentRule }, { segmentId: string }, CreateSegmentCode>({
  name: 'insights.create-segment',
  execute: async (tx, { rule: sent, ...given }) => {
    const names = tidyNames(given);
    const misnamed = namesProblems(names);
    if (misnamed.length > 0) return refusedAll(misnamed);
    await lockRules(tx.sql);
    const rules = await readRules(tx.sql);
    if (rules.size >= MOST_SEGMENTS) return refused('TOO_MANY', `At most ${MOST_SEGMENTS} segments are in use.`);
    const judged = judgeRule(sent, null, rules, ['rule']);
    if (!judged.ok) return judged;
    const id = newId(tx.now);
    await tx.sql.insertInto(segmentTable, [{
      id, ...names, rule: judged.value, createdAt: tx.now, createdBy: tx.actor.name, updatedAt: tx.now,
    }]);
    tx.audit({ subjectId: id, after: { ...names, rule: judged.value } });
    return accepted({ segmentId: id });
  },
});
