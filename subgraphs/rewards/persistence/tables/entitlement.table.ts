import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { ENTITLEMENT_CAUSES, EXTRA_STATES, USE_STATES } from '../../domain/benefits/words.ts';

/** More of a benefit than the tier gives: bought with points, or given by hand. */
export const entitlementExtraTable = defineTable('rewards.entitlement_extra', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  benefitId: t.uuid(),
  cause: t.word(...ENTITLEMENT_CAUSES),
  quantity: t.int().check('quantity > 0 and quantity <= 100'),
  leftOver: t.int(),
  /** Usable when `active`; before that its points are asked for, and held. */
  state: t.word(...EXTRA_STATES),
  points: t.bigint().nullable().check('points > 0'),
  /** Of whom loyalty was asked to hold them, whoever that is by now. */
  pointsMemberId: t.uuid().nullable(),
  pointsHoldId: t.text().nullable(),
  refusal: t.text().nullable(),
  untilDay: t.date().nullable(),
  reason: t.text().nullable().check('char_length(reason) <= 500'),
  madeAt: t.timestamptz(),
  madeBy: t.text(),
}, {
  about: 'memberId',
  references: { benefitId: 'benefit (id)' },
  indexes: {
    entitlement_extra_member: '(member_id, benefit_id)',
    entitlement_extra_lapsing: `(until_day)
      where cause = 'by_hand' and state = 'active' and left_over > 0 and until_day is not null`,
    entitlement_extra_open: `(made_at) where state in ('reserving', 'held')`,
  },
  checks: {
    entitlement_extra_check: 'left_over >= 0 and left_over <= quantity',
    entitlement_extra_check1: `(cause = 'bought') = (points is not null)`,
    entitlement_extra_check2: `(cause = 'bought') = (points_member_id is not null)`,
    entitlement_extra_check3: `(state in ('reserving', 'held')) <= (cause = 'bought')`,
  },
});

/** Each time that a member had a benefit, has it booked, or did not come. */
export const entitlementUseTable = defineTable('rewards.entitlement_use', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  benefitId: t.uuid(),
  /** Of the benefit, by which it was decided. */
  version: t.int(),
  /** Calendar year in which it counts. */
  year: t.int(),
  /** Null: of the year's own. */
  extraId: t.uuid().nullable(),
  outletId: t.uuid(),
  state: t.word(...USE_STATES),
  bookedFor: t.timestamptz().nullable(),
  usedAt: t.timestamptz().nullable(),
  madeAt: t.timestamptz(),
  madeBy: t.text(),
}, {
  about: 'memberId',
  references: { benefitId: 'benefit (id)', extraId: 'entitlement_extra (id)' },
  indexes: {
    entitlement_use_member: '(member_id, made_at, id)',
    entitlement_use_outlet: '(outlet_id, booked_for) where booked_for is not null',
    entitlement_use_due: `(booked_for) where state = 'booked'`,
  },
  checks: {
    entitlement_use_check: `state in ('used', 'cancelled') or booked_for is not null`,
    entitlement_use_check1: `(state = 'used') = (used_at is not null)`,
  },
});
