import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Where a reward is and how many of it: at one outlet, or the house's own for every outlet without one. */
export const rewardShelfTable = defineTable('rewards.reward_shelf', {
  id: t.uuid().primary(),
  rewardId: t.uuid(),
  // null: for all outlets that have none of their own
  outletId: t.uuid().nullable(),
  // null: as many as are asked for
  stock: t.int().nullable().check('stock >= 0 and stock <= 1000000'),
  // held and handed out
  taken: t.int().default(0).check('taken >= 0'),
  shown: t.bool().default(true),
  place: t.int().default(0).check('place >= 0 and place <= 10000'),
  version: t.int().default(1),
}, {
  visible: '(select true from reward r where r.id = reward_shelf.reward_id)',
  references: { rewardId: 'reward (id)' },
  indexes: {
    reward_shelf_house: 'unique (reward_id) where outlet_id is null',
    reward_shelf_outlet: 'unique (outlet_id, reward_id) where outlet_id is not null',
    reward_shelf_reward: '(reward_id)',
  },
  checks: { reward_shelf_check: 'taken <= stock' },
});
