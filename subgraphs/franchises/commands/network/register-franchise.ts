import type { Region } from '../../../contracts/words.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import type { Terms } from '../../domain/contract-terms.ts';
import { writeTerms } from '../../persistence/contracts.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems, refusalOfRegion } from './checks.ts';

export interface Contract extends Terms {
  /** From when these terms hold; absent: as effectiveDay says. */
  readonly effectiveOn?: string | null;
}

export interface RegisterFranchise {
  /** Only seeds and imports give it. */
  readonly id?: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly region: Region;
  readonly contract: Contract;
}
export type RegisterFranchiseCode = 'INVALID' | 'NOT_FOUND' | 'CODE_TAKEN' | 'HEAD_OFFICE_ONLY';

export const registerFranchise =
  defineCommand<RegisterFranchise, { id: string }, RegisterFranchiseCode>({
    name: 'franchises.register-franchise',
    execute: async (tx, input) => {
      if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
      const { found } = checkContract(new Problems().code('code', input.code)
        .length('name', input.name, 1, 120).length('city', input.city, 1, 80), input.contract);
      if (found.length > 0) return refusedAll(found);
      const nowhere = await refusalOfRegion(tx, input.region);
      if (nowhere) return nowhere;
      const id = input.id ?? newId(tx.now);
      const taken = await tx.sql.run`insert into franchise
        (id, code, name, city, region, registered_at)
        values (${id}, ${input.code}, ${input.name.trim()}, ${input.city.trim()}, ${input.region},
          ${tx.now}) on conflict (code) do nothing`;
      if (taken === 0) return refused('CODE_TAKEN', 'Another franchise has this code.', ['code']);
      const terms = tidyTerms(input.contract);
      await writeTerms(tx.sql, id,
        { ...terms, effectiveOn: input.contract.effectiveOn ?? terms.startsOn, version: 1 }, tx.now);
      tx.audit({ subjectId: id, after: { ...input, id } });
      return accepted({ id });
    },
  });

export function checkContract(problems: Problems, contract: Contract): Problems {
  return problems.identifier('contract.number', contract.number, NUMBER_LENGTH)
    .length('contract.territory', contract.territory, 0, 500)
    .when(contract.startsOn < '1990-01-01' || contract.startsOn > '2100-01-01'
      ? 'A contract starts between 1990 and 2100.' : null, ['contract', 'startsOn'])
    .when(contract.endsOn !== null && contract.endsOn <= contract.startsOn
      ? 'A contract ends after its start.' : null, ['contract', 'endsOn'])
    .when(contract.effectiveOn && (contract.effectiveOn < contract.startsOn
      || (contract.endsOn !== null && contract.effectiveOn > contract.endsOn))
      ? 'Terms hold within the days of their contract.' : null, ['contract', 'effectiveOn']);
}

export function tidyTerms({ number, startsOn, endsOn, territory }: Contract): Terms {
  return { number: readIdentifier(number, NUMBER_LENGTH)!, startsOn, endsOn, territory: territory.trim() };
}

const NUMBER_LENGTH = 60;
