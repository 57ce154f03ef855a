import type { Job } from '../../kernel/define-subgraph.ts';
import { announceItemsCommand } from '../commands/announce-items.ts';

/** Tells readers of a cost whose day has come. Saying the same truth twice harms nobody. */
export const announceItemsJob: Job = {
  name: 'announce-items',
  run: async (context, input: { itemIds: string[] }) => {
    const event = { id: `${input.itemIds.join()}:${context.home.clock.now().toISOString()}`,
      requestId: 'announce-items' };
    await context.run(announceItemsCommand, event, input);
  },
};
