import type { Region } from '../../../contracts/words.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { effectiveDay, overlaps, sameTerms, termsOn, type DatedTerms } from '../../domain/contract-terms.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { readTerms, writeTerms, type StoredTerms } from '../../persistence/contracts.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems } from './checks.ts';
import { checkContract, tidyTerms, type Contract } from './register-franchise.ts';

export interface UpdateFranchise {
  readonly id: string;
  readonly expectedVersion: number;
  /** What is left out stays. */
  readonly name?: string | null;
  readonly city?: string | null;
  readonly contract?: Contract | null;
}
export type UpdateFranchiseCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'CONTRACT_OVERLAPS'
  | 'HEAD_OFFICE_ONLY' | 'FRANCHISE_CLOSED';

interface Row { name: string; city: string; version: number; region: Region; closed_at: Date | null }

/** Terms of the contract are added from their day on; what was agreed before stays. */
export const updateFranchise =
  defineCommand<UpdateFranchise, { id: string; version: number }, UpdateFranchiseCode>({
    name: 'franchises.update-franchise',
    execute: async (tx, input) => {
      if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
      const before = await tx.sql.maybe<Row>`
        select name, city, version, region, closed_at from franchise where id = ${input.id} for update`;
      if (!before) return refused('NOT_FOUND', 'There is no such franchise.', ['id']);
      if (before.version !== input.expectedVersion) {
        return refused('STALE', 'Somebody changed this franchise meanwhile.', ['expectedVersion'],
          { currentVersion: before.version });
      }
      if (before.closed_at && input.contract) {
        return refused('FRANCHISE_CLOSED', 'The franchise has ended, and its contract with it.', ['contract']);
      }
      const problems = new Problems().length('name', input.name, 1, 120).length('city', input.city, 1, 80);
      const { found } = input.contract ? checkContract(problems, input.contract) : problems;
      if (found.length > 0) return refusedAll(found);
      const known = input.contract ? await readTerms(tx.sql, [input.id]) : [];
      const newest = known.at(-1);
      if (input.contract && newest && overlaps(newest, tidyTerms(input.contract))) {
        return refused('CONTRACT_OVERLAPS', 'It begins before the contract before it ends.', ['contract', 'startsOn']);
      }
      const terms = input.contract ? await addTerms(tx, input.id, before.region, known, input.contract) : null;
      const after = {
        name: input.name?.trim() ?? before.name, city: input.city?.trim() ?? before.city,
        ...(terms && { contract: terms.after }),
      };
      const version = before.version + 1;
      await tx.sql.run`update franchise set name = ${after.name}, city = ${after.city},
        version = ${version} where id = ${input.id}`;
      tx.audit({ subjectId: input.id, before: { ...before, ...(terms && { contract: terms.before }) },
        after: { ...after, version } });
      return accepted({ id: input.id, version });
    },
  });

export async function todayIn(tx: Tx, region: Region): Promise<string> {
  return dayText(localDay(tx.now, (await readCodebook(tx.sql)).zoneOf(region, tx.now)));
}

/** Null where the same terms are in force from that day already. */
async function addTerms(
  tx: Tx, id: string, region: Region, known: readonly StoredTerms[], contract: Contract,
): Promise<{ before: DatedTerms | null; after: DatedTerms } | null> {
  const terms = tidyTerms(contract);
  const effectiveOn = contract.effectiveOn ?? effectiveDay(terms, await todayIn(tx, region));
  const before = termsOn(known, effectiveOn);
  if (before && before.effectiveOn <= effectiveOn && sameTerms(before, terms)) return null;
  const after = { ...terms, effectiveOn, version: Math.max(0, ...known.map(({ version }) => version)) + 1 };
  await writeTerms(tx.sql, id, after, tx.now);
  return { before, after };
}
