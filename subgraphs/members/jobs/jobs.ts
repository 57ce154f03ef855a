import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { tellPassed } from '../commands/complaints/tell-passed.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';

export const jobs: readonly Job[] = [
  drain('forget-phone-tries', '41 * * * *', forgetPhoneTries, ({ forgotten }) => forgotten, { limit: 5_000 }),
  drain('tell-passed', '* * * * *', tellPassed, ({ complaints }) => complaints, { limit: 100 }),
];
