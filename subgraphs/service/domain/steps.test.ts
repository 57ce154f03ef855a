import { describe, expect, it } from '@jest/globals';
import { CLOSED, deedsIn, stateAfter, type Standing } from './steps.ts';
import { SERVICE_STATES, type ServiceDeed, type ServiceState } from './words.ts';

/** Goes from received through these deeds; the last word is a state or a code. */
function through(needsApproval: boolean, ...deeds: Exclude<ServiceDeed, 'open'>[]): string {
  let state: ServiceState = 'received';
  for (const deed of deeds) {
    const next = stateAfter({ state, needsApproval }, deed, 'said');
    if ('code' in next) return next.code;
    state = next.to;
  }
  return state;
}

describe('a service order', () => {
  it('is declined, returned undone, opened again and done', () => {
    expect(through(true, 'quote', 'decline', 'return_undone')).toBe('returned_undone');
    expect(through(true, 'quote', 'decline', 'return_undone', 'reopen', 'quote', 'approve', 'start', 'finish',
      'hand_over')).toBe('handed_over');
    expect(through(true, 'start')).toBe('NOT_APPROVED');
    expect(through(true, 'quote', 'start')).toBe('NOT_NOW');
  });

  it('without a question goes straight to work, and waits for the customer', () => {
    expect(through(false, 'start', 'wait', 'start', 'finish', 'hand_over')).toBe('handed_over');
    expect(through(false, 'finish')).toBe('NOT_NOW');
    expect(through(false, 'start', 'cancel')).toBe('NOT_NOW');
  });

  it('lost or handed over it has a way back, with a reason', () => {
    expect(through(false, 'start', 'lose', 'reopen')).toBe('received');
    expect(through(false, 'start', 'finish', 'hand_over', 'reopen')).toBe('in_work');
    expect(stateAfter({ state: 'handed_over', needsApproval: false }, 'reopen', null))
      .toEqual({ code: 'NOTE_REQUIRED' });
    expect(stateAfter({ state: 'in_work', needsApproval: false }, 'lose', null)).toEqual({ code: 'NOTE_REQUIRED' });
  });

  it('names in each state what may be done, and no end without a way back', () => {
    const deeds = (state: ServiceState, needsApproval = false) => deedsIn({ state, needsApproval } satisfies Standing);
    expect(deeds('received', true)).toEqual(['quote', 'return_undone', 'cancel', 'lose', 'judge']);
    expect(deeds('received')).toContain('start');
    expect(deeds('ready')).toEqual(['return_undone', 'lose', 'hand_over', 'judge']);
    for (const state of SERVICE_STATES) expect(deeds(state)).not.toEqual([]);
    for (const state of CLOSED) expect(deeds(state)).toEqual(['reopen']);
  });

  it('stays while its benefit is asked for or settled, or without a price', () => {
    const ready = { state: 'ready', needsApproval: false } as const;
    const handing = (more: Partial<Standing>) => stateAfter({ ...ready, ...more }, 'hand_over', null);
    expect(handing({ benefitState: 'asked', priceMinor: 0n })).toEqual({ code: 'NOT_NOW' });
    expect(handing({ benefitState: 'refused', priceMinor: null })).toEqual({ code: 'NOT_NOW' });
    expect(handing({ benefitState: 'booked', priceMinor: 0n })).toEqual({ to: 'handed_over' });
    expect(stateAfter({ state: 'quoted', needsApproval: true, priceMinor: null }, 'approve', null))
      .toEqual({ code: 'NOT_NOW' });
    expect(stateAfter({ state: 'cancelled', needsApproval: false, benefitState: 'settling' }, 'reopen', 'said'))
      .toEqual({ code: 'NOT_NOW' });
  });
});
