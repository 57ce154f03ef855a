import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { inOrder } from '../../domain/tag-rules.ts';
import { tagRunTable } from '../../persistence/tables/tag-rule.table.ts';
import { readNet } from '../../persistence/tags/tag-net.ts';

/** Has the rule of every tag in use worked out, each behind those that it looks at: once a day. */
export const startDueTagRuns = defineCommand<object, { begun: number }, never>({
  name: 'insights.start-due-tag-runs',
  execute: async (tx) => {
    const due = await tx.sql.all<{ id: string; code: string; version: number }>`
      select t.id, t.code, r.version from tag t join tag_rule r on r.tag_id = t.id
      where r.rule is not null and not t.retired order by t.code`;
    const order = inOrder(await readNet(tx.sql));
    await tx.sql.insertInto(tagRunTable, due.map(({ id, code, version }) => ({
      id: newId(tx.now), tagId: id, ruleVersion: version, askedBy: tx.actor.name, startedAt: tx.now,
      place: order.indexOf(code),
    })), 'on conflict (tag_id) where finished_at is null do nothing');
    return accepted({ begun: due.length });
  },
});
