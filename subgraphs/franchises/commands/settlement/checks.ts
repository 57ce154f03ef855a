import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { monthRange } from '../../domain/business-month.ts';
import type { SettledMonth } from '../../persistence/settlement/countable.ts';
import type { StatementRow } from '../../persistence/settlement/statements.ts';

export const NO_STATEMENT = refused('NOT_FOUND' as const, 'There is no such statement.', ['id']);

/** A franchise finds what was issued to it; what is being drafted is head office's. */
export function isItsOwn(actor: Actor, statement: Pick<StatementRow, 'franchiseId' | 'state'>): boolean {
  return actor.kind === 'tenant' && actor.tenantId === statement.franchiseId && statement.state !== 'draft';
}

/** The month in the region's zone; its end decides what counts. */
export async function settledMonth(tx: Tx, region: string, month: string) {
  const book = await readCodebook(tx.sql);
  if (!book.find('region', region, tx.now)) {
    return { refusal: refused('NOT_FOUND' as const, 'There is no such region.', ['region']) };
  }
  const zone = book.zoneOf(region, tx.now);
  const range = monthRange(month, zone);
  if (!range) return { refusal: refused('INVALID' as const, 'month is written YYYY-MM.', ['month']) };
  return { of: { region, month, to: range.to, zone } satisfies SettledMonth };
}

/** One slice of a run, issue or decision of a region after the other. */
export async function lockRegion(tx: Tx, region: string): Promise<void> {
  await tx.sql.run`select pg_advisory_xact_lock(hashtext(${`franchises statements ${region}`}))`;
}

/** A region is opened while nobody runs: another region's lines follow its opening too. */
export async function lockOpenings(tx: Tx): Promise<void> {
  await tx.sql.run`select pg_advisory_xact_lock(hashtext('franchises openings'))`;
}
export async function keepOpenings(tx: Tx): Promise<void> {
  await tx.sql.run`select pg_advisory_xact_lock_shared(hashtext('franchises openings'))`;
}

export function staleStatement(statement: StatementRow, expectedVersion: number) {
  return statement.version === expectedVersion ? null
    : refused('STALE' as const, 'Somebody changed this statement meanwhile.', ['expectedVersion'],
      { currentVersion: statement.version });
}
