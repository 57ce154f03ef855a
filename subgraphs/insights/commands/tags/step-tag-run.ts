import { sql as fragment } from 'kysely';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { FIRST, rangeAfter } from '../../persistence/segments/member-range.ts';
import { lockTagRule } from '../../persistence/tags/locked-rule.ts';
import { renewTagged } from '../../persistence/tags/renew-tagged.ts';

interface Run { id: string; tag_id: string; rule_version: number; after: string }

/**
 * The next range of members of whichever tag's rule is being worked out, in one transaction. A rule that was set
 * meanwhile begins anew. Of a retired tag nothing is given or taken; a rule that is none any more takes back all.
 */
export const stepTagRun = defineCommand<{ limit: number }, { stepped: number }, never>({
  name: 'insights.step-tag-run',
  execute: async (tx, { limit }) => {
    const next = await tx.sql.maybe<Run>`select id, tag_id, rule_version, after from tag_run
      where finished_at is null order by started_at, place, id limit 1`;
    if (!next) return accepted({ stepped: 0 });
    await shareMerges(tx.sql);
    const { tag, rule } = (await lockTagRule(tx.sql, { id: next.tag_id }))!;
    const run = await tx.sql.maybe<Run>`select id, tag_id, rule_version, after from tag_run
      where id = ${next.id} and finished_at is null for update`;
    if (!run || !rule) return accepted({ stepped: 1 });
    if (tag.retired && rule.rule !== null) {
      await tx.sql.run`update tag_run set finished_at = ${tx.now} where id = ${run.id}`;
      return accepted({ stepped: 1 });
    }
    const isSame = run.rule_version === rule.version;
    const { last, isLast, who } = await rangeAfter(tx.sql, isSame ? run.after : FIRST, limit);
    const { members, given, taken } = await renewTagged(tx, rule, who, run.id);
    // Who was given it by the rule before is told still; only the count of members begins anew.
    await tx.sql.run`update tag_run set after = ${last}::uuid, rule_version = ${rule.version},
        members = ${isSame ? fragment`members` : fragment`0`} + ${members}::int,
        given = given + ${given}::int, taken = taken + ${taken}::int, finished_at = ${isLast ? tx.now : null}
      where id = ${run.id}`;
    return accepted({ stepped: 1 });
  },
});
