import { drain } from '../../kernel/commands/drain.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';

export const forgetPhoneTriesJob = drain('forget-phone-tries', '41 * * * *', forgetPhoneTries,
  ({ forgotten }) => forgotten, { limit: 5_000 });
