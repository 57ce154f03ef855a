import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** News of tiers, by who is to hear of those of before; it stands in the index of accounts, too. */
const TOLD_FORM = 1;

interface Row {
  memberId: string; tier: string; provisional: boolean; programme: string; at: Date; version: bigint; isErased: boolean;
}

/**
 * Tiers that nobody who listens since heard of are told once more, as they stand, at most `limit` at a time: from the
 * tier to itself, so that nothing is given for it again. Whose tier never changed has the lowest one; an account that
 * was merged has its turn once that is undone; who was erased is nobody to speak of.
 */
export const tellTiersAnew = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'loyalty.tell-tiers-anew',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<Row>`with due as (select member_id from account
        where tier_told_form < ${TOLD_FORM} and tier_version > 0 and merged_into is null
        order by member_id limit ${limit} for update skip locked)
      update account a set tier_told_form = ${TOLD_FORM}, tier_version = a.tier_version + 1
      from due d where a.member_id = d.member_id
      returning a.member_id as "memberId", a.tier, a.tier_provisional as provisional, a.programme,
        coalesce(a.tier_at, a.opened_at) as at, a.tier_version as version, exists (select 1 from audit_record r
          where r.subject_id = a.member_id and r.command = 'loyalty.erase-person') as "isErased"`;
    for (const { isErased, memberId, tier, ...told } of rows) {
      if (isErased) continue;
      tx.emit('tier.changed.v1', memberId,
        { memberId, from: tier, to: tier, ...told } satisfies EventPayloads['tier.changed.v1']);
    }
    return accepted({ told: rows.length });
  },
});
