import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { findByCode, type FetchCode, type ShownCode } from './find-by-code.ts';

/** What is behind a code, before it is handed out; nothing changes but the count of wrong codes. */
export const checkRedemption = defineCommand<ShownCode, { redemptionId: string }, FetchCode>({
  name: 'rewards.check-redemption',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, shown) => {
    const found = await findByCode(tx, shown);
    if (!found.ok) return found;
    tx.audit({ subjectId: found.value.id, after: { lookedUpAt: shown.outletId } });
    return accepted({ redemptionId: found.value.id });
  },
});
