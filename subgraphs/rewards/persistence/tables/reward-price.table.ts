import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What a reward costs in one programme, in its currency. */
export const rewardPriceTable = defineTable('rewards.reward_price', {
  rewardId: t.uuid().primary(),
  programme: t.text().primary(),
  points: t.bigint().check('points >= 1 and points <= 100000000'),
  cashMinor: t.bigint().check('cash_minor >= 0'),
  worthMinor: t.bigint().check('worth_minor > 0'),
  // what it costs whoever pays for it: nobody outside head office reads it
  costMinor: t.bigint().check('cost_minor >= 0'),
  currency: t.text(),
  // the lowest tier that may have it; null: every tier
  fromTier: t.text().nullable(),
}, {
  visible: '(select true from reward r where r.id = reward_price.reward_id)',
  references: { rewardId: 'reward (id)' },
});
