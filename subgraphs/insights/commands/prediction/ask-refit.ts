import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

export const FIT_JOB = 'fit-predictions';

/** Begins a refit of both models for all programmes, by a job; one at a time. */
export const askRefit = defineCommand<object, { version: number }, 'ALREADY_RUNNING'>({
  name: 'insights.refit-predictions',
  execute: async (tx) => {
    const begun = await tx.sql.maybe<{ version: number }>`
      insert into prediction_run (version, asked_by, asked_at)
      select coalesce(max(version), 0) + 1, ${tx.actor.name}, ${tx.now} from prediction_run
      on conflict do nothing returning version`;
    if (!begun) return refused('ALREADY_RUNNING', 'A refit is running.', []);
    tx.schedule({ job: FIT_JOB, at: tx.now, payload: {}, key: FIT_JOB });
    tx.audit({ after: begun });
    return accepted(begun);
  },
});
