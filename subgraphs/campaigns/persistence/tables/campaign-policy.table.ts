import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the campaigns' policy. */
export const campaignPolicyTable = defineTable('campaigns.campaign_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  holdMinutes: t.int().check('hold_minutes >= 1 and hold_minutes <= 60'),
  tierDelaySeconds: t.ints().check('cardinality(tier_delay_seconds) <= 8 and 0 <= all (tier_delay_seconds) '
    + 'and 86400 >= all (tier_delay_seconds)'),
  wrongTries: t.int().check('wrong_tries >= 1 and wrong_tries <= 50'),
  wrongTryMinutes: t.int().check('wrong_try_minutes >= 1 and wrong_try_minutes <= 1440'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
