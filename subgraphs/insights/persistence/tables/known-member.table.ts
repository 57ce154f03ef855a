import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Members as their room tells them, one row for each id; region and what follows of it once it is told. */
export const knownMemberTable = defineTable('insights.known_member', {
  memberId: t.uuid().primary(),
  region: t.text().nullable(),
  programme: t.text().nullable(),
  currency: t.text().nullable().check(`currency ~ '^[A-Z]{3}$'`),
  enrolledAt: t.timestamptz().nullable(),
  source: t.text().nullable(),
  channelId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  /** false: refused 拒绝画像, then nothing is worked out of the member. */
  profiling: t.bool().default(true),
  profilingVersion: t.bigint().defaultRaw('0'),
}, {
  about: 'memberId',
  checks: {
    known_member_check: '(region is null) = (programme is null) and (region is null) = (currency is null)',
  },
});
