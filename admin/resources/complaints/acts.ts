import type { Complaint } from './complaints.data.ts';
import type { Act } from './StepDialog.tsx';

interface Reader {
  /** Head office ends what it has, and gives it back. */
  readonly isHeadOffice: boolean;
}

/** What may be done to it now; the house refuses the rest by itself. The first is what one came for. */
export function actsOf({ state, franchise, member, timers }: Complaint, { isHeadOffice }: Reader): Act[] {
  const ends = isHeadOffice || timers.handler === 'FRANCHISE';
  const isOpen = state === 'OPEN' || state === 'ANSWERED';
  if (!isOpen) return ends ? ['note', 'reopen'] : ['note'];
  return [
    'answer',
    ...(ends ? ['resolve' as const, 'close' as const] : []),
    ...(timers.waitingSince ? ['resume' as const] : timers.waitingLeftMinutes > 0 ? ['wait' as const] : []),
    ...(franchise && timers.handler === 'FRANCHISE' ? ['escalate' as const] : []),
    ...(franchise && timers.handler === 'HEAD_OFFICE' && isHeadOffice ? ['handBack' as const] : []),
    ...(member ? [] : ['link' as const]),
    'note',
  ];
}
