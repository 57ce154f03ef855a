import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from './refold-members.ts';

/** Rule 3 for up to `limit` members whose period has ended; answers how many there were. */
export const renewAttributions = defineCommand<{ limit: number }, { decided: number }, never>({
  name: 'franchises.renew-attributions',
  execute: async (tx, { limit }) => {
    await shareMerges(tx.sql);
    const rows = await tx.sql.all<{ member_id: string }>`
      select member_id from attribution a where ends_at <= ${tx.now}
        and not exists (select 1 from attribution later
          where later.member_id = a.member_id and later.starts_at > a.starts_at)
      order by ends_at, member_id limit ${limit}`;
    const ids = rows.map((row) => row.member_id);
    const families = await lockFamilies(tx.sql, new Map(ids.map((id) => [id, null])));
    await refoldMembers(tx, families, ids, await readPolicies(tx.sql));
    return accepted({ decided: ids.length });
  },
});
