import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { CARE_RULE_BOUNDS } from '../../domain/care-policy.ts';
import { SERVICE_GRACE_DAYS } from '../../domain/sharing.ts';
import { daysAfter } from '../../domain/privacy/privacy-rules.ts';
import { carePolicyAt } from '../../persistence/care-policies.ts';
import { deleteOldCodeTries } from '../../persistence/code-tries.ts';

/**
 * Empties exports whose days are over, and deletes looks at personal data that are too old to be told, and wrong codes
 * that no policy counts any more, and who was served long ago.
 */
export const forgetExpired = defineCommand<{ limit: number }, { forgotten: number }, never>({
  name: 'members.forget-expired',
  execute: async (tx, { limit }) => {
    const exports = await tx.sql.run`update member_export set state = 'expired', bundle = null
      where id in (select id from member_export where state = 'ready' and expires_at <= ${tx.now}
        order by expires_at limit ${limit} for update skip locked)`;
    const { rules: { lookDays } } = await carePolicyAt(tx.sql, tx.now);
    const looks = await tx.sql.run`delete from contact_view where id in (
      select id from contact_view where at < ${daysAfter(tx.now, -lookDays)} order by at limit ${limit}
      for update skip locked)`;
    const longest = CARE_RULE_BOUNDS.wrongCodeMinutes[1] * 60_000;
    const tries = await deleteOldCodeTries(tx.sql, new Date(tx.now.getTime() - longest), limit);
    const services = await tx.sql.run`delete from active_service where ref_id in (
      select ref_id from active_service where until_at < ${daysAfter(tx.now, -SERVICE_GRACE_DAYS)} order by until_at
        limit ${limit} for update skip locked)`;
    return accepted({ forgotten: exports + looks + tries + services });
  },
});
