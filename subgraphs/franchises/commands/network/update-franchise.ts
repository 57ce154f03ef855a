import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems } from './checks.ts';
import { checkContract, type Contract } from './register-franchise.ts';

export interface UpdateFranchise {
  readonly id: string;
  readonly expectedVersion: number;
  /** What is left out stays. */
  readonly name?: string | null;
  readonly city?: string | null;
  readonly contract?: Contract | null;
}
export type UpdateFranchiseCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'HEAD_OFFICE_ONLY';

interface Row {
  name: string; city: string; version: number; number: string; starts_on: string;
  ends_on: string | null; territory: string;
}

export const updateFranchise =
  defineCommand<UpdateFranchise, { id: string; version: number }, UpdateFranchiseCode>({
    name: 'franchises.update-franchise',
    execute: async (tx, input) => {
      if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
      const before = await tx.sql.maybe<Row>`
        select f.name, f.city, f.version, c.number, c.starts_on, c.ends_on, c.territory
        from franchise f join franchise_contract c on c.franchise_id = f.id
        where f.id = ${input.id} for update`;
      if (!before) return refused('NOT_FOUND', 'There is no such franchise.', ['id']);
      if (before.version !== input.expectedVersion) {
        return refused('STALE', 'Somebody changed this franchise meanwhile.', ['expectedVersion'],
          { currentVersion: before.version });
      }
      const contract = input.contract ?? {
        number: before.number, startsOn: before.starts_on, endsOn: before.ends_on,
        territory: before.territory,
      };
      const { found } = checkContract(new Problems().length('name', input.name, 1, 120)
        .length('city', input.city, 1, 80), contract);
      if (found.length > 0) return refusedAll(found);
      const after = {
        name: input.name?.trim() ?? before.name, city: input.city?.trim() ?? before.city, contract,
      };
      const version = before.version + 1;
      await tx.sql.run`update franchise set name = ${after.name}, city = ${after.city},
        version = ${version} where id = ${input.id}`;
      await tx.sql.run`update franchise_contract set number = ${contract.number.trim()},
          starts_on = ${contract.startsOn}, ends_on = ${contract.endsOn},
          territory = ${contract.territory.trim()} where franchise_id = ${input.id}`;
      tx.audit({ subjectId: input.id, before, after: { ...after, version } });
      return accepted({ id: input.id, version });
    },
  });
