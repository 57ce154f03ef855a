import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { countMember } from '../../domain/effects/draft-effect.ts';
import { keepEffect, lockWaitingEffect, membersToCount } from '../../persistence/effects/effect-rows.ts';
import { loadPolicies, loadVersions } from '../../persistence/policies.ts';

/**
 * The next members of whichever proposed version is being counted, in one transaction that locks nothing but its
 * own row: whoever is stopped in between goes on after the last member that was kept.
 */
export const countEffect = defineCommand<{ limit: number }, { stepped: number }, never>({
  name: 'loyalty.count-effect',
  execute: async (tx, { limit }) => {
    const row = await lockWaitingEffect(tx.sql);
    if (!row) return accepted({ stepped: 0 });
    const policies = await loadPolicies(tx.sql);
    const [draft] = await loadVersions(tx.sql, [row]);
    const own = policies.filter(({ programme, version }) => programme === row.programme && version !== row.version);
    const found = await membersToCount(tx.sql, row, limit);
    for (const { member } of found) countMember(row.counts, member, draft!, own);
    await keepEffect(tx.sql, {
      ...row, after: found.at(-1)?.memberId ?? row.after, membersDone: row.membersDone + found.length,
      countedAt: found.length < limit ? tx.now : null,
    });
    return accepted({ stepped: 1 });
  },
});
