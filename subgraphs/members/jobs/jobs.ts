import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { tellConsentsOfBefore } from '../commands/tell-consents.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';
import { tellUntoldProfiles } from '../commands/tell-untold-profiles.ts';

export const jobs: readonly Job[] = [
  drain('forget-phone-tries', '41 * * * *', forgetPhoneTries, ({ forgotten }) => forgotten, { limit: 5_000 }),
  drain('tell-consents', '*/10 * * * *', tellConsentsOfBefore, ({ looked }) => looked),
  drain('tell-untold-profiles', '* * * * *', tellUntoldProfiles, ({ told }) => told),
];
