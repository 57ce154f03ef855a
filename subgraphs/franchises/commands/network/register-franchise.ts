import type { Region } from '../../../contracts/words.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems } from './checks.ts';

export interface Contract {
  readonly number: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly territory: string;
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
export type RegisterFranchiseCode = 'INVALID' | 'CODE_TAKEN' | 'HEAD_OFFICE_ONLY';

export const registerFranchise =
  defineCommand<RegisterFranchise, { id: string }, RegisterFranchiseCode>({
    name: 'franchises.register-franchise',
    execute: async (tx, input) => {
      if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
      const { found } = checkContract(new Problems().code('code', input.code)
        .length('name', input.name, 1, 120).length('city', input.city, 1, 80), input.contract);
      if (found.length > 0) return refusedAll(found);
      const id = input.id ?? newId(tx.now);
      const taken = await tx.sql.run`insert into franchise
        (id, code, name, city, region, registered_at)
        values (${id}, ${input.code}, ${input.name.trim()}, ${input.city.trim()}, ${input.region},
          ${tx.now}) on conflict (code) do nothing`;
      if (taken === 0) return refused('CODE_TAKEN', 'Another franchise has this code.', ['code']);
      const { number, startsOn, endsOn, territory } = input.contract;
      await tx.sql.run`insert into franchise_contract
        (franchise_id, number, starts_on, ends_on, territory)
        values (${id}, ${number.trim()}, ${startsOn}, ${endsOn}, ${territory.trim()})`;
      tx.audit({ subjectId: id, after: { ...input, id } });
      return accepted({ id });
    },
  });

export function checkContract(problems: Problems, contract: Contract): Problems {
  return problems.identifier('contract.number', contract.number, 60)
    .length('contract.territory', contract.territory, 0, 500)
    .when(contract.startsOn < '1990-01-01' || contract.startsOn > '2100-01-01'
      ? 'A contract starts between 1990 and 2100.' : null, ['contract', 'startsOn'])
    .when(contract.endsOn !== null && contract.endsOn <= contract.startsOn
      ? 'A contract ends after its start.' : null, ['contract', 'endsOn']);
}
