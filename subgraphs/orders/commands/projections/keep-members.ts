import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Region } from '../../../contracts/words.ts';

/** Which members there are, and their home region. */
export const keepMembers = defineBatchCommand<{ memberId: string; region: Region }, null, never>({
  name: 'orders.keep-members',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const members = new Map(requests.map(({ input }) => [input.memberId, input.region]));
    await tx.sql.insertRows('member_fact', { member_id: 'uuid', region: 'text' },
      [...members].sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([member_id, region]) => ({ member_id, region })),
      'on conflict (member_id) do update set region = excluded.region');
    return requests.map(() => accepted(null));
  },
});
