import type { Sql } from '../../../kernel/database/sql.ts';
import type { PopulationFit } from '../../domain/prediction/fit-population.ts';

export interface NewestFit {
  readonly programme: string;
  readonly version: number;
  readonly fittedAt: Date;
  readonly found: PopulationFit;
}

/** Of each programme the newest fit. */
export async function newestFits(sql: Sql): Promise<Map<string, NewestFit>> {
  const rows = await sql.all<NewestFit>`select distinct on (programme) programme, version,
      fitted_at as "fittedAt", found from prediction_fit order by programme, version desc`;
  return new Map(rows.map((row) => [row.programme, row]));
}
