import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { refuseOverride, type OverrideAsked, type ProposeOverrideCode } from '../../domain/cost/cap-override.ts';
import { payerOf } from '../../domain/cost/payer.ts';
import { capOverrideTable } from '../../persistence/tables/cap-override.table.ts';

export interface ProposeCapOverride extends OverrideAsked {
  readonly region: string;
  /** Null: head office. */
  readonly funderId: string | null;
}

/** Asks to give more than the cap allows, for a time; counts for nothing until another person has approved it. */
export const proposeCapOverride = defineCommand<ProposeCapOverride, { overrideId: string }, ProposeOverrideCode>({
  name: 'rewards.propose-cap-override',
  execute: async (tx, input) => {
    const book = await readCodebook(tx.sql);
    if (!book.offered('region', input.region, tx.now)) {
      return refused('UNKNOWN_REGION', 'There is no such region.', ['region']);
    }
    const { funderId } = input;
    const sells = funderId === null || await tx.sql.maybe`select 1 from outlet_fact
      where franchise_id = ${funderId} limit 1`;
    if (!sells) return refused('NOT_FOUND', 'There is no such franchise with an outlet.', ['funderId']);
    const asked = { ...input, reason: input.reason.trim() };
    const { currency } = book.programmeOf(input.region, tx.now);
    const refusal = refuseOverride(asked, currency, tx.now);
    if (refusal) return refusal;
    const row = {
      id: newId(tx.now), region: asked.region, payer: payerOf(asked.funderId), amountMinor: asked.amount.minor,
      currency, reason: asked.reason, endsAt: asked.endsAt, state: 'proposed' as const,
      proposedBy: tx.actor.id, proposedByName: tx.actor.name, proposedAt: tx.now,
    };
    await tx.sql.insertInto(capOverrideTable, [row]);
    const { id, region, payer, amountMinor, endsAt, reason } = row;
    tx.audit({ subjectId: id, after: { region, payer, amountMinor, endsAt }, reason });
    return accepted({ overrideId: id });
  },
});
