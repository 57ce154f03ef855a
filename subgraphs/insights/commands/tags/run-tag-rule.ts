import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockTagRule } from '../../persistence/tags/locked-rule.ts';
import { beginRun } from './begin-run.ts';

type Code = 'UNKNOWN_TAG' | 'TAG_RETIRED' | 'NO_RULE' | 'ALREADY_RUNNING';

/** Begins to give and take a tag by its rule now; a job does it, range by range. */
export const runTagRule = defineCommand<{ readonly tag: string }, { tagId: string }, Code>({
  name: 'insights.run-tag-rule',
  execute: async (tx, { tag: code }) => {
    const locked = await lockTagRule(tx.sql, { code });
    if (!locked) return refused('UNKNOWN_TAG', 'There is no such tag.', ['tag']);
    const { tag, rule } = locked;
    if (!rule?.rule) return refused('NO_RULE', 'The tag is given by no rule.', ['tag']);
    if (tag.retired) return refused('TAG_RETIRED', 'The tag is not given any more.', ['tag']);
    const running = await tx.sql.maybe`select 1 from tag_run where tag_id = ${tag.id} and finished_at is null`;
    if (running) return refused('ALREADY_RUNNING', 'Its rule is being worked out.', ['tag']);
    await beginRun(tx, rule);
    tx.audit({ subjectId: tag.id, after: { ruleVersion: rule.version } });
    return accepted({ tagId: tag.id });
  },
});
