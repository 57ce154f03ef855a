import { useText, useWord } from '../../i18n/use-text.ts';
import type { Standing } from '../../parts/form/stale.ts';
import { readPayout, type PayoutRow } from './charity.data.ts';

/** A payout as it was read, and as it stands when somebody was faster. */
export function usePayoutStanding<Values extends { expectedVersion: number }>(row: PayoutRow) {
  const text = useText();
  const word = useWord();
  const standing = (one: PayoutRow): Standing<Values> => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('payout', one.state)],
      [text('fields.decidedBy'), one.decidedBy ?? ''],
      [text('fields.note'), one.decisionNote ?? ''],
    ],
  });
  return {
    seen: standing(row),
    read: async () => {
      const now = await readPayout(row.id);
      return now && standing(now);
    },
  };
}
