import { accepted, type Outcome } from '../../../kernel/outcome.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { judgeRule, type RuleCode } from '../../domain/segments/judge-rule.ts';
import type { SentRule } from '../../domain/segments/rule.ts';
import { readRules } from '../../persistence/segments/segment-rules.ts';
import { membersOf, momentAt } from '../../persistence/segments/subjects.ts';

export interface Counted { readonly members: number; readonly among: number }

/** How many belong in a segment of this rule now, in one statement; `among`: all of whom something may be known. */
export async function countSegment(
  sql: Sql, sent: SentRule, id: string | null, now: Date,
): Promise<Outcome<Counted, RuleCode>> {
  const rules = await readRules(sql);
  const judged = judgeRule(sent, id, rules, ['rule']);
  if (!judged.ok) return judged;
  const moment = await momentAt(sql, now);
  return accepted(await sql.one<Counted>`select (select count(*)::int from (${membersOf(judged.value, rules,
    moment)}) found) as members,
    (select count(*)::int from member_fact) as among`);
}
