import type { RawBuilder } from 'kysely';
import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { readRules } from '../segments/segment-rules.ts';
import { membersOf, momentAt } from '../segments/subjects.ts';
import { memberTagTable } from '../tables/member-tag.table.ts';
import type { TagRuleRow } from './locked-rule.ts';

export interface Retagged { readonly members: number; readonly given: number; readonly taken: number }

interface Row { member_id: string; was: boolean; is: boolean; same: boolean }

/**
 * Gives a tag to exactly those of these members (`who` narrows by `member_id`) of whom its locked rule is true, and
 * takes it from the others; what anybody else says of them stays as it is. Each is told, and what was taken is kept
 * as history. The caller shares merges.
 */
export async function renewTagged(
  tx: Tx, rule: TagRuleRow, who: RawBuilder<unknown>, runId: string,
): Promise<Retagged> {
  const { tagId, source, confidence } = rule;
  const inside = rule.rule === null ? fragment`select null::uuid as member_id where false`
    : membersOf(rule.rule, await readRules(tx.sql), await momentAt(tx.sql, tx.now, who));
  const rows = await tx.sql.all<Row>`
    with inside as materialized (${inside}),
    present as (select member_id, bool_and(source = ${source} and confidence = ${confidence}) as same from member_tag
      where tag_id = ${tagId} and kind = 'rule' and removed_at is null and ${who}
        and not exists (select 1 from person_merge gone where gone.merged_id = member_tag.member_id)
      group by member_id)
    select coalesce(i.member_id, p.member_id) as member_id, p.member_id is not null as was,
      i.member_id is not null as is, coalesce(p.same, false) as same
    from inside i full join present p on p.member_id = i.member_id
    order by 1`;
  const given = rows.filter(({ was, is }) => is && !was);
  const taken = rows.filter(({ was, is }) => was && !is);
  const renewed = rows.filter(({ was, is, same }) => was && is && !same);
  await take(tx, tagId, [...taken, ...renewed]);
  await tx.sql.insertInto(memberTagTable, [...given, ...renewed].map((row) => ({
    id: newId(tx.now), memberId: row.member_id, tagId, kind: 'rule' as const, source, confidence, saidAt: tx.now,
    recordedAt: tx.now, recordedBy: rule.setBy,
  })));
  tell(tx, 'tag.given.v1', tagId, given, runId);
  tell(tx, 'tag.taken.v1', tagId, taken, runId);
  return { members: rows.filter(({ is }) => is).length, given: given.length, taken: taken.length };
}

async function take(tx: Tx, tagId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql.run`update member_tag set removed_at = ${tx.now}, removed_by = ${tx.actor.name}
    where tag_id = ${tagId} and kind = 'rule' and removed_at is null
      and member_id = any(${rows.map((row) => row.member_id)}::uuid[])`;
}

function tell(
  tx: Tx, name: 'tag.given.v1' | 'tag.taken.v1', tagId: string, rows: readonly Row[], runId: string,
): void {
  for (const { member_id: memberId } of rows) {
    tx.emit(name, memberId, { tagId, memberId, at: tx.now, runId } satisfies EventPayloads['tag.given.v1']);
  }
}
