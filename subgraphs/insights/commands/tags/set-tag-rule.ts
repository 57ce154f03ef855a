import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import { judgeRule, type RuleCode } from '../../domain/segments/judge-rule.ts';
import type { Rule, SentRule } from '../../domain/segments/rule.ts';
import { MOST_TAG_RULES, tagCycles, type RuleSource } from '../../domain/tag-rules.ts';
import { lockRules } from '../../persistence/segments/segment-lock.ts';
import { tagRuleTable } from '../../persistence/tables/tag-rule.table.ts';
import { lockTagRule, type LockedTag } from '../../persistence/tags/locked-rule.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';
import { beginRun } from './begin-run.ts';

export interface SetTagRule {
  /** Code of the tag. */
  readonly tag: string;
  /** Null: it is given by no rule any more. */
  readonly rule: SentRule | null;
  readonly source: RuleSource;
  readonly confidence: number;
  readonly expectedVersion: number;
}
export type SetTagRuleCode = RuleCode | 'TAG_CYCLE' | 'UNKNOWN_TAG' | 'TAG_RETIRED' | 'STALE' | 'INVALID' | 'TOO_MANY';

/** Says by which rule a tag is given, or by none any more; a job gives and takes it. */
export const setTagRule = defineCommand<SetTagRule, { tagId: string }, SetTagRuleCode>({
  name: 'insights.set-tag-rule',
  execute: async (tx, input) => {
    await lockRules(tx.sql);
    const locked = await lockTagRule(tx.sql, { code: input.tag });
    if (!locked) return refused('UNKNOWN_TAG', 'There is no such tag.', ['tag']);
    const { tag, rule: before } = locked;
    if (tag.version !== input.expectedVersion) {
      return refused('STALE', 'Another version was written meanwhile.', ['expectedVersion'],
        { currentVersion: tag.version });
    }
    const judged = await judge(tx, input, locked);
    if (!judged.ok) return judged;
    if (!before && judged.value === null) return accepted({ tagId: tag.id });
    const row = {
      tagId: tag.id, rule: judged.value, source: input.source, confidence: input.confidence,
      version: (before?.version ?? 0) + 1, setBy: tx.actor.name, setAt: tx.now,
    };
    await tx.sql.insertInto(tagRuleTable, [row], `on conflict (tag_id) do update set ${
      takenFrom(tagRuleTable, ['rule', 'source', 'confidence', 'version', 'setBy', 'setAt'])}`);
    await tx.sql.run`update tag set version = version + 1 where id = ${tag.id}`;
    await beginRun(tx, row);
    tx.audit({ subjectId: tag.id, before, after: row });
    return accepted({ tagId: tag.id });
  },
});

async function judge(
  tx: Tx, { tag: code, rule: sent, confidence }: SetTagRule, { tag, rule: before }: LockedTag,
): Promise<Outcome<Rule | null, SetTagRuleCode>> {
  if (!(Number.isInteger(confidence) && confidence >= 1 && confidence <= 100)) {
    return refused('INVALID', 'Confidence is 1 to 100 per cent.', ['confidence']);
  }
  if (sent === null) return accepted(null);
  if (tag.retired) return refused('TAG_RETIRED', 'The tag is not given any more.', ['tag']);
  const net = await readNet(tx.sql);
  const ruled = [...net.tags.values()].filter(({ rule }) => rule !== null).length;
  if (!before?.rule && ruled >= MOST_TAG_RULES) {
    return refused('TOO_MANY', `At most ${MOST_TAG_RULES} tags have rules.`, ['tag']);
  }
  const judged = judgeRule(sent, null, net.segments, ['rule']);
  if (!judged.ok) return judged;
  const cycles = tagCycles(code, judged.value, net, ['rule']);
  return cycles.length > 0 ? refusedAll(cycles) : judged;
}
