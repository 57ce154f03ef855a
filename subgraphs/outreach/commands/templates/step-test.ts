import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

export type TestState = 'asked' | 'taken' | 'sent';

/** A test that was not sent yet is taken for its gateway, by one caller alone; answers how it stood. */
export const takeTest = defineCommand<{ testId: string }, { stood: TestState }, never>({
  name: 'outreach.take-test',
  execute: async (tx, { testId }) => {
    const { state: stood } = await tx.sql.one<{ state: TestState }>`
      select state from message_test where id = ${testId} for update`;
    if (stood === 'asked') await tx.sql.run`update message_test set state = 'taken' where id = ${testId}`;
    return accepted({ stood });
  },
});

/** What became of it: `asked` again where the gateway surely does not have it, `taken` where nobody knows. */
export const endTest = defineCommand<{ testId: string; state: TestState }, null, never>({
  name: 'outreach.end-test',
  execute: async (tx, { testId, state }) => {
    await tx.sql.run`update message_test set state = ${state} where id = ${testId} and state = 'taken'`;
    return accepted(null);
  },
});
