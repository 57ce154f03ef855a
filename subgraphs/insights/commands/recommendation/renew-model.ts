import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';
import { makeModel } from '../../persistence/recommendation/make-model.ts';
import { nextModel } from '../../persistence/recommendation/next-model.ts';
import {
  recommendationEmphasisTable, recommendationQualityTable,
} from '../../persistence/tables/recommendation-model.table.ts';

export interface ProgrammeQuality {
  readonly programme: string;
  readonly members: number;
  readonly hits: number;
  readonly popularHits: number;
  /** How much popularity counts from now on. */
  readonly popularTimes: number;
}
interface Input {
  readonly seenOn: string;
  readonly cutOn: string;
  /** Held out and measured: it has done its work. */
  readonly heldOut: number;
  readonly measured: readonly ProgrammeQuality[];
}

/** Recommendations go by what is known now, with how often those of some months ago were right. */
export const renewModel = defineCommand<Input, { version: number }, never>({
  name: 'insights.renew-recommendations',
  execute: async (tx, { seenOn, cutOn, heldOut, measured }) => {
    const { version: policyVersion, rules } = await insightPolicyAt(tx.sql, tx.now);
    const version = await nextModel(tx.sql);
    await makeModel(tx.sql, { version, heldOut: false, seenOn, policyVersion }, rules, tx.now);
    await tx.sql.insertInto(recommendationQualityTable, measured.map(({ popularTimes: _, ...one }) => (
      { ...one, version, cutOn, seenOn, policyVersion, measuredAt: tx.now })));
    await tx.sql.insertInto(recommendationEmphasisTable, measured.map(({ programme, popularTimes }) => (
      { version, programme, popularTimes })));
    // Rows of the one before stay for whoever is reading by it; of the others their number and quality stay. A held-out
    // one of today may be in another's hands; older ones were left behind.
    await tx.sql.run`delete from recommendation_model where held_out
      and (version = ${heldOut} or made_at < ${tx.now}::timestamptz - interval '1 day')`;
    await tx.sql.run`delete from product_sale where version < (select max(version) from recommendation_model
      where not held_out and version < ${version})`;
    await tx.sql.run`delete from product_affinity where version < (select max(version) from recommendation_model
      where not held_out and version < ${version})`;
    tx.audit({ after: { version, seenOn, measured } });
    return accepted({ version });
  },
});
