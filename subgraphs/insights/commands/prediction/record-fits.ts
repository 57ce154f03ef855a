import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { PopulationFit } from '../../domain/prediction/fit-population.ts';
import { predictionFitTable } from '../../persistence/tables/prediction-fit.table.ts';

export interface ProgrammeFit {
  readonly programme: string;
  readonly currency: string;
  readonly seenOn: string;
  readonly policyVersion: number;
  readonly found: PopulationFit;
}
interface Input { readonly version: number; readonly fits: readonly ProgrammeFit[] }

/** What a refit found out; the first to come to its end is kept, whoever else worked on the same. */
export const recordFits = defineCommand<Input, { recorded: number }, never>({
  name: 'insights.record-fits',
  execute: async (tx, { version, fits }) => {
    const ended = await tx.sql.run`update prediction_run set finished_at = ${tx.now}
      where version = ${version} and finished_at is null`;
    if (ended === 0) return accepted({ recorded: 0 });
    await tx.sql.insertInto(predictionFitTable, fits.map((fit) => (
      { ...fit, id: newId(tx.now), version, fittedAt: tx.now })));
    tx.audit({ after: { version, programmes: fits.map(({ programme, found: { customers, fitted } }) => (
      { programme, customers, state: typeof fitted === 'string' ? fitted : 'fitted' })) } });
    return accepted({ recorded: fits.length });
  },
});
