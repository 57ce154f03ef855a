import type { BenefitState, ServiceDeed, ServiceState } from './words.ts';

/**
 * What may be done with a service order in which state. A price is answered before the work begins; nothing leaves the
 * house but by a hand-over or undone, nor while rewards is still asked for its benefit, nor without a price; every end
 * has a way back, with a reason, once its benefit is settled, and what was paid is not asked again.
 *
 * Example: a repair is received, quoted at 800.00, declined, and returned undone; the customer comes back, it is
 * reopened (received), quoted at 600.00, approved, begun, finished and handed over. Begun without the yes:
 * NOT_APPROVED.
 */
interface Way { readonly from: readonly ServiceState[]; readonly to: ServiceState; readonly wantsNote?: true }

const OPEN_WORK = ['received', 'quoted', 'approved', 'declined', 'in_work', 'waiting', 'ready'] as const;

const WAYS: Readonly<Record<Exclude<ServiceDeed, 'open' | 'reopen' | 'judge'>, Way>> = {
  quote: { from: ['received', 'quoted', 'declined', 'approved'], to: 'quoted' },
  approve: { from: ['quoted'], to: 'approved' },
  decline: { from: ['quoted'], to: 'declined' },
  start: { from: ['received', 'approved', 'waiting'], to: 'in_work' },
  wait: { from: ['in_work'], to: 'waiting', wantsNote: true },
  finish: { from: ['in_work'], to: 'ready' },
  return_undone: { from: OPEN_WORK, to: 'returned_undone', wantsNote: true },
  cancel: { from: ['received', 'quoted', 'approved', 'declined'], to: 'cancelled', wantsNote: true },
  lose: { from: OPEN_WORK, to: 'lost', wantsNote: true },
  hand_over: { from: ['ready'], to: 'handed_over' },
};

/** Where it goes on when it is opened again: handed over before, the work is done once more. */
const REOPENED: Partial<Readonly<Record<ServiceState, ServiceState>>> = {
  handed_over: 'in_work', returned_undone: 'received', cancelled: 'received', lost: 'received',
};

export const CLOSED: readonly ServiceState[] = ['handed_over', 'returned_undone', 'cancelled', 'lost'];

export interface Standing {
  readonly state: ServiceState;
  /** The customer has to say yes first: by the kind, or because it was asked. */
  readonly needsApproval: boolean;
  /** Without it: it has none. */
  readonly benefitState?: BenefitState;
  /** Null: not quoted yet. */
  readonly priceMinor?: bigint | null;
}

export type StepCode = 'NOT_NOW' | 'NOT_APPROVED' | 'NOTE_REQUIRED';

/** What somebody else has to say first: rewards, or whoever quotes. */
function isUnsaid({ benefitState, priceMinor }: Standing, deed: ServiceDeed): boolean {
  if (deed === 'reopen') return benefitState === 'settling';
  return deed === 'hand_over' && benefitState === 'asked'
    || (deed === 'hand_over' || deed === 'approve') && priceMinor === null;
}

export function stateAfter(
  standing: Standing, deed: Exclude<ServiceDeed, 'open'>, note: string | null,
): { readonly to: ServiceState } | { readonly code: StepCode } {
  const { state, needsApproval } = standing;
  if (isUnsaid(standing, deed)) return { code: 'NOT_NOW' };
  if (deed === 'reopen' || deed === 'judge') {
    const to = deed === 'reopen' ? REOPENED[state] : CLOSED.includes(state) ? undefined : state;
    if (!to) return { code: 'NOT_NOW' };
    return note ? { to } : { code: 'NOTE_REQUIRED' };
  }
  const way = WAYS[deed];
  if (!way.from.includes(state)) return { code: 'NOT_NOW' };
  if (deed === 'start' && state === 'received' && needsApproval) return { code: 'NOT_APPROVED' };
  return way.wantsNote && !note ? { code: 'NOTE_REQUIRED' } : { to: way.to };
}

/** What may be done in a state, for the buttons of whoever reads it. */
export function deedsIn(standing: Standing): ServiceDeed[] {
  const all: Exclude<ServiceDeed, 'open'>[] = [...Object.keys(WAYS) as (keyof typeof WAYS)[], 'judge', 'reopen'];
  return all.filter((deed) => 'to' in stateAfter(standing, deed, 'why'));
}
