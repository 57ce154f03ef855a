import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { daysAfter } from '../../domain/privacy/privacy-rules.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';

/** What was gathered is there for its days. Of whom was erased meanwhile there is nothing to keep it in. */
export const keepMemberExport = defineCommand<{ exportId: string; bundle: string }, null, never>({
  name: 'members.keep-member-export',
  execute: async (tx, { exportId, bundle }) => {
    const { rules: { exportDays } } = await carePolicyAt(tx.sql, tx.now);
    await tx.sql.run`update member_export set state = 'ready', bundle = ${bundle}, ready_at = ${tx.now},
        expires_at = ${daysAfter(tx.now, exportDays)}
      where id = ${exportId} and state = 'asked'`;
    return accepted(null);
  },
});
