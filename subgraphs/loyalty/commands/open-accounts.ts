import type { Region } from '../../contracts/words.ts';
import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { openAccounts as insertAccounts } from '../persistence/accounts.ts';

export interface Enrolment {
  readonly memberId: string;
  readonly region: Region;
  readonly enrolledAt: Date;
}

/** Opens accounts in the programme of the home region; an account that is there stays as it is. */
export const openAccounts = defineBatchCommand<Enrolment, { memberId: string }, never>({
  name: 'loyalty.open-accounts',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    await insertAccounts(tx.sql, requests.map(({ input }) => (
      { memberId: input.memberId, region: input.region, openedAt: input.enrolledAt })));
    return requests.map(({ input }) => accepted({ memberId: input.memberId }));
  },
});
