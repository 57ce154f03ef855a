import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { hasTagCycle } from '../../domain/tag-rules.ts';
import { MOST_TAGS, tagProblems, type TagDraft } from '../../domain/tags.ts';
import { lockRules } from '../../persistence/segments/segment-lock.ts';
import { tagTable } from '../../persistence/tables/tag.table.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';

export interface PutTag extends TagDraft {
  readonly retired: boolean;
  /** 0: a new one. */
  readonly expectedVersion: number;
}

type Code = 'STALE' | 'INVALID' | 'TOO_MANY_TAGS' | 'TAG_CYCLE';

/** Enters a tag, or changes one: its code is for ever, its names and its group may change. */
export const putTag = defineCommand<PutTag, { tagId: string }, Code>({
  name: 'insights.put-tag',
  execute: async (tx, { expectedVersion, ...draft }) => {
    const problems = tagProblems(draft);
    if (problems.length > 0) return refusedAll(problems.map((problem) => ({ code: 'INVALID' as const, ...problem })));
    await lockRules(tx.sql);
    // One after the other: two of the same code, or the last that there is room for.
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('insights.tag'))`;
    const known = await tx.sql.all<RowOf<typeof tagTable>>`select ${columnsOf(tagTable)} from tag`;
    const before = known.find(({ code }) => code === draft.code);
    if ((before?.version ?? 0) !== expectedVersion) {
      return refused('STALE', 'Another version was written meanwhile.', ['expectedVersion'],
        { currentVersion: before?.version ?? 0 });
    }
    if (!before && known.length >= MOST_TAGS.vocabulary) {
      return refused('TOO_MANY_TAGS', `There are at most ${MOST_TAGS.vocabulary} tags.`, ['code']);
    }
    const row = { ...draft, id: before?.id ?? newId(tx.now), version: expectedVersion + 1 };
    await tx.sql.insertInto(tagTable, [row], `on conflict (id) do update set name_zh = excluded.name_zh,
      name_en = excluded.name_en, exclusive_group = excluded.exclusive_group, retired = excluded.retired,
      version = excluded.version`);
    if (hasTagCycle(await readNet(tx.sql))) {
      return refused('TAG_CYCLE', 'In this group the rule of a tag would lead back to it.', ['exclusiveGroup']);
    }
    tx.audit({ subjectId: row.id, before, after: row });
    return accepted({ tagId: row.id });
  },
});
