import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockHomes } from '../../persistence/member-homes.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from './refold-members.ts';

/** Rule 3 for up to `limit` members whose period has ended; answers how many there were. */
export const renewAttributions = defineCommand<{ limit: number }, { decided: number }, never>({
  name: 'franchises.renew-attributions',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<{ member_id: string }>`
      select member_id from attribution a where ends_at <= ${tx.now}
        and not exists (select 1 from attribution later
          where later.member_id = a.member_id and later.starts_at > a.starts_at)
      order by ends_at, member_id limit ${limit}`;
    const homes = await lockHomes(tx.sql, new Map(rows.map((row) => [row.member_id, null])));
    await refoldMembers(tx, [...homes.values()], await readPolicies(tx.sql));
    return accepted({ decided: homes.size });
  },
});
