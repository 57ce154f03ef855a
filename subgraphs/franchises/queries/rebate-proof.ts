import type { Counts } from '../../kernel/commands/proof.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { rebateStages } from '../persistence/rebate-stages.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** What the proof counts, by the names of the graph. */
export function rebateCounts(counts: Counts) {
  const differences = {
    entriesDiffer: counts['entries_differ'] ?? 0,
    overlappingAttributions: counts['overlapping'] ?? 0, homesDiffer: counts['homes_differ'] ?? 0,
  };
  return {
    ...differences, checkedRebates: counts['rebates'] ?? 0,
    holds: Object.values(differences).every((count) => count === 0),
  };
}

/** All of them at once: for tests and small houses. */
export async function rebateInvariants(sql: Sql) {
  const found = await Promise.all(rebateStages.map((stage) => stage.check(sql, FIRST, 1_000_000)));
  return rebateCounts(Object.assign({}, ...found.map(({ counts }) => counts)) as Counts);
}
