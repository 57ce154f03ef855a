import { accepted, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { judgeRule } from '../../domain/segments/judge-rule.ts';
import type { Rule, SentRule } from '../../domain/segments/rule.ts';
import { judgeAmong, tagCycles, type AmongCode, type Net } from '../../domain/tag-rules.ts';
import { membersOf, momentAt } from '../../persistence/segments/subjects.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';

export interface Counted { readonly members: number; readonly among: number }

/** Whose rule it will be: of a segment or a tag that there is, by id and by code; of a new segment without. */
export interface RuleOwner { readonly segmentId: string | null; readonly tag: string | null }

/** How many a rule is true of now, in one statement; `among`: all of whom something may be known. */
export async function countSegment(
  sql: Sql, sent: SentRule, owner: RuleOwner, now: Date,
): Promise<Outcome<Counted, AmongCode>> {
  const net = await readNet(sql);
  const judged = judge(sent, owner, net);
  if (!judged.ok) return judged;
  const moment = await momentAt(sql, now);
  return accepted(await sql.one<Counted>`select (select count(*)::int from (${membersOf(judged.value, net.segments,
    moment)}) found) as members,
    (select count(*)::int from member_fact) as among`);
}

function judge(sent: SentRule, { segmentId, tag }: RuleOwner, net: Net): Outcome<Rule, AmongCode> {
  if (tag === null) return judgeAmong(sent, segmentId, net, ['rule']);
  const judged = judgeRule(sent, null, net.segments, ['rule']);
  const cycles = judged.ok ? tagCycles(tag, judged.value, net, ['rule']) : [];
  return cycles.length > 0 ? refusedAll(cycles) : judged;
}
