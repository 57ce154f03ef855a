import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { announceAnew } from '../commands/items/announce-anew.ts';
import { announceItemsCommand } from '../commands/items/announce-items.ts';

/** Tells readers of a cost whose day has come. Saying the same truth twice harms nobody. */
const announceItems: Job = {
  name: 'announce-items',
  run: async (context, input: { itemIds: string[] }) => {
    const event = { id: `${input.itemIds.join()}:${context.home.clock.now().toISOString()}`,
      requestId: 'announce-items' };
    await context.run(announceItemsCommand, event, input);
  },
};

export const jobs: readonly Job[] = [
  announceItems,
  // Mostly finds nothing: only an upgrade leaves items whose news says too little.
  drain('announce-anew', '*/5 * * * *', announceAnew, ({ announced }) => announced),
];
