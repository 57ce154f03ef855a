import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';
import { EARLIER_REBATES } from '../../../domain/settlement/words.ts';

/** From when on a region's rebates are settled here, and what becomes of those of before. */
export const settlementOpeningTable = defineTable('franchises.settlement_opening', {
  region: t.text().primary(),
  /** The first month that is settled. */
  month: t.text().check(`month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
  /** Its first instant in the zone of the region. */
  opensAt: t.timestamptz(),
  earlier: t.word(...EARLIER_REBATES),
  setAt: t.timestamptz(),
  setBy: t.text(),
}, { hidden: true });
