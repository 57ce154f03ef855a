import type { Job } from '../../kernel/define-subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';

const CHUNK = 5_000;

/** Each hour, in transactions of bounded size. */
export const forgetPhoneTriesJob: Job = {
  name: 'forget-phone-tries',
  cron: '41 * * * *',
  run: async (context) => {
    for (;;) {
      const id = newId();
      const outcome = await context.run(
        forgetPhoneTries, { id, requestId: `job:${id}` }, { limit: CHUNK });
      if (!outcome.ok || outcome.value.forgotten < CHUNK) return;
    }
  },
};
