import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { tellConsentsOfBefore } from '../commands/tell-consents.ts';
import { eraseDue } from '../calls/erase-due.ts';
import { gatherExports } from '../calls/gather-exports.ts';
import { forgetExpired } from '../commands/privacy/forget-expired.ts';
import { tellPassed } from '../commands/complaints/tell-passed.ts';
import { forgetPhoneTries } from '../commands/forget-phone-tries.ts';
import { refreshLifeEvents } from '../commands/life-events/refresh-life-events.ts';
import { tellUntoldLifeEvents } from '../commands/life-events/tell-untold-life-events.ts';
import { tellUntoldProfiles } from '../commands/tell-untold-profiles.ts';

/** What is asked for is done at once; these look for what was missed because a room was away. */
export const jobs: readonly Job[] = [
  drain('forget-phone-tries', '41 * * * *', forgetPhoneTries, ({ forgotten }) => forgotten, { limit: 5_000 }),
  drain('tell-consents', '*/10 * * * *', tellConsentsOfBefore, ({ looked }) => looked),
  { name: 'erase-due', cron: '*/10 * * * *', run: eraseDue },
  { name: 'gather-exports', cron: '*/10 * * * *', run: gatherExports },
  drain('forget-expired', '23 * * * *', forgetExpired, ({ forgotten }) => forgotten),
  drain('refresh-life-events', '23 * * * *', refreshLifeEvents, ({ refreshed }) => refreshed),
  drain('tell-untold-life-events', '*/10 * * * *', tellUntoldLifeEvents, ({ told }) => told),
  drain('tell-untold-profiles', '* * * * *', tellUntoldProfiles, ({ told }) => told),
  drain('tell-passed', '* * * * *', tellPassed, ({ complaints }) => complaints, { limit: 100 }),
];
