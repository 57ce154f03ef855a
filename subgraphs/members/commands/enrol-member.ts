import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
export const probe = defineBatchCommand<{ n: number }, { n: number }, never>({
  name: 'members.probe', maxBatch: 10,
  executeAll: async (tx, requests) => {
    tx.emit('member.probed.v1', 'x', { n: 1n });
    return requests.map(({ input }) => accepted({ n: input.n }));
  },
});
