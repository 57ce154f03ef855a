import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { ConsentText, TradeInWay } from '../../domain/policy.ts';

/** Versions of the room's rules. */
export const tradeInPolicyTable = defineTable('tradeins.trade_in_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  ways: t.jsonb<readonly TradeInWay[]>().check(`jsonb_typeof(ways) = 'array'`),
  consent: t.jsonb<readonly ConsentText[]>().check(`jsonb_typeof(consent) = 'array'`),
  offerMinutes: t.int().check('offer_minutes >= 1 and offer_minutes <= 1440'),
  boardPurity: t.int().check('board_purity >= 1 and board_purity <= 10000'),
  identityUnits: t.int().check('identity_units >= 1 and identity_units <= 100000000'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
