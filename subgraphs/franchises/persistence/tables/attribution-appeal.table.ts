import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, TENANT } from '../../../kernel/database/reader.ts';

/** What a franchise says against an attribution: of the buyer of an order that it sold, or of a member that it sees. */
export const attributionAppealTable = defineTable('franchises.attribution_appeal', {
  id: t.uuid().primary(),
  franchiseId: t.uuid(),
  /** Whose buyer it is about; else `memberId` says who. */
  orderId: t.uuid().nullable(),
  memberId: t.uuid().nullable(),
  statement: t.text().check('char_length(statement) <= 2000'),
  photos: t.texts().defaultRaw(`'{}'`),
  state: t.word('open', 'upheld', 'rejected', 'withdrawn'),
  openedAt: t.timestamptz(),
  openedBy: t.text(),
  decideBy: t.timestamptz(),
  decidedAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
  decision: t.text().default('').check('char_length(decision) <= 500'),
  /** Of an upheld one: from when on the member is at home with the franchise. */
  movedFrom: t.timestamptz().nullable(),
  version: t.int().default(1).check('version > 0'),
}, {
  visible: `${KIND} = 'tenant' and franchise_id = ${TENANT}`,
  references: { franchiseId: 'franchise (id)', orderId: 'order_fact (order_id)' },
  indexes: {
    attribution_appeal_open_order: `unique (order_id) where state = 'open'`,
    // not unique: two members with an appeal each may turn out to be one
    attribution_appeal_open_member: `(franchise_id, member_id) where state = 'open' and order_id is null`,
    attribution_appeal_opened: '(opened_at, id)',
    attribution_appeal_franchise: '(franchise_id, opened_at, id)',
    attribution_appeal_waiting: `(decide_by) where state = 'open'`,
    attribution_appeal_order: '(order_id)',
    attribution_appeal_member: '(member_id)',
  },
  checks: {
    attribution_appeal_check: 'num_nonnulls(order_id, member_id) = 1',
    attribution_appeal_check1: `(state = 'open') = (decided_at is null)`,
    attribution_appeal_check2: `moved_from is null or state = 'upheld'`,
  },
});
