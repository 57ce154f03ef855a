import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A member's claim of a drop. */
export const claimTable = defineTable('campaigns.claim', {
  id: t.uuid().primary(),
  // no foreign key: claims are written under the lock of their drop, and drops are never deleted;
  // the check for each row would cost a third of the insert
  dropId: t.uuid(),
  memberId: t.uuid(),
  // which of the member's claims on this drop: 1 to the drop's limit while it counts
  nth: t.int(),
  state: t.word('reserving', 'claimed', 'waitlisted', 'captured', 'voided', 'released'),
  // why it ended: unpaid, points_refused, sold_out, released
  reason: t.text().nullable(),
  // code of loyalty's refusal, for the member
  pointsCode: t.text().nullable(),
  // the number in the line, drawn once: `place_in_line` says how many that is by now
  position: t.int().nullable().check('"position" > 0'),
  holdExpiresAt: t.timestamptz().nullable(),
  // loyalty's hold: none for cash drops; due states are settled by a job until loyalty has said so
  pointsState: t.word('none', 'asked', 'held', 'capture_due', 'captured', 'void_due', 'voided',
    'lost').default('none'),
  pointsHoldId: t.text().nullable(),
  // for whom the points were asked: stays when members merge, so that asking again is the same
  pointsMemberId: t.uuid().nullable(),
  pointsPrice: t.bigint(),
  channelId: t.uuid().nullable(),
  externalOrderNo: t.text().nullable()
    .check('char_length(external_order_no) >= 1 and char_length(external_order_no) <= 100'),
  orderId: t.uuid().nullable(),
  claimedAt: t.timestamptz(),
  settledAt: t.timestamptz().nullable(),
  orderMismatch: t.bool().default(false),
  mismatchedOrderId: t.uuid().nullable(),
  mismatch: t.word('cancelled', 'member', 'channel', 'currency', 'item', 'price', 'pieces').nullable(),
  // the number in the line of who gave up waiting
  leftPosition: t.int().nullable().check('left_position > 0'),
  // how often something became of its order, and how much of that was known when orders was asked last
  orderTold: t.int().default(0),
  orderLooked: t.int().default(0),
  orderSeenAt: t.timestamptz().nullable(),
  // of its order, from the delivery
  windowEndsAt: t.timestamptz().nullable(),
  // the return window of its order was over, and the piece had not come back
  keptAt: t.timestamptz().nullable(),
  // the order was called off, or the piece came back
  undone: t.bool().default(false),
}, {
  about: 'memberId',
  indexes: {
    claim_drop: '(drop_id, claimed_at desc, id desc)',
    claim_expiry: `(hold_expires_at) where state in ('reserving', 'claimed')`,
    claim_left_line: '(drop_id, left_position) where left_position is not null',
    claim_lapsing: `(drop_id, hold_expires_at) where state in ('reserving', 'claimed')`,
    claim_member: '(member_id, claimed_at desc, id desc)',
    claim_mismatched: '(settled_at desc, id desc) where order_mismatch',
    claim_nth: `unique (drop_id, member_id, nth)
      where state in ('reserving', 'claimed', 'waitlisted', 'captured')`,
    claim_order_due: `(order_seen_at nulls first) where order_id is not null and state = 'captured' and not undone
      and (order_told > order_looked or kept_at is null)`,
    claim_order: '(order_id) where order_id is not null',
    claim_points_due: `(settled_at) where points_state in ('capture_due', 'void_due')`,
    claim_reserving: `(drop_id, claimed_at) where state = 'reserving'`,
    claim_unmatched: `(settled_at) where state = 'captured' and order_id is null
      and external_order_no is not null and not order_mismatch`,
    claim_waiting: `(drop_id, "position") where state = 'waitlisted'`,
  },
  checks: {
    claim_check: `(state = 'waitlisted') = ("position" is not null)`,
    claim_check1: `state <> all (array['reserving', 'claimed']) or hold_expires_at is not null`,
    claim_check2: `state <> 'waitlisted' or left_position is null`,
  },
});
