import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';
import { refreshLifeEvents } from '../commands/life-events/refresh-life-events.ts';
import { tellUntoldProfiles } from '../commands/tell-untold-profiles.ts';

export const jobs: readonly Job[] = [
  drain('forget-phone-tries', '41 * * * *', forgetPhoneTries, ({ forgotten }) => forgotten, { limit: 5_000 }),
  drain('refresh-life-events', '23 * * * *', refreshLifeEvents, ({ refreshed }) => refreshed),
  drain('tell-untold-profiles', '* * * * *', tellUntoldProfiles, ({ told }) => told),
];
