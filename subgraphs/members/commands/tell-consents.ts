import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { tellUntold } from '../persistence/privacy/tell-consents.ts';

/** Tells words on consent that were recorded before anybody was told. */
export const tellConsentsOfBefore = defineCommand<{ limit: number }, { looked: number }, never>({
  name: 'members.tell-consents',
  execute: async (tx, { limit }) => accepted({ looked: await tellUntold(tx, limit) }),
});
