import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { FranchiseRules } from '../../domain/policy.ts';

/** Rules that are tried on real members; head office's alone. */
export const attributionTrialTable = defineTable('franchises.attribution_trial', {
  id: t.uuid().primary(),
  rules: t.jsonb<FranchiseRules>(),
  askedAt: t.timestamptz(),
  askedBy: t.text(),
  yearFrom: t.timestamptz(),
  /** Members up to this id are counted. */
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  membersDone: t.int().default(0).check('members_done >= 0'),
  membersTotal: t.int().check('members_total >= 0'),
  membersMoved: t.int().default(0).check('members_moved >= 0'),
  counts: t.jsonb<unknown>(),
  countedAt: t.timestamptz().nullable(),
}, { hidden: true, indexes: { attribution_trial_asked: '(asked_at, id)' } });

/** Who would be at home elsewhere, the first of them. */
export const trialMoverTable = defineTable('franchises.trial_mover', {
  trialId: t.uuid().primary(),
  memberId: t.uuid().primary(),
  fromFranchiseId: t.uuid().nullable(),
  toFranchiseId: t.uuid().nullable(),
}, {
  hidden: true,
  references: { trialId: 'attribution_trial (id)' },
  indexes: { trial_mover_member: '(member_id)' },
});
