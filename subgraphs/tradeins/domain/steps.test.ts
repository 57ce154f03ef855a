import { describe, expect, it } from '@jest/globals';
import { CLOSED, deedsIn, stateAfter, stateAt, type Standing } from './steps.ts';
import { TRADE_IN_STATES, type TradeInDeed, type TradeInState } from './words.ts';

const now = new Date('2026-10-01T12:00:00Z');
const later = new Date('2026-10-01T12:30:00Z');
const standing = (state: TradeInState, more: Partial<Standing> = {}): Standing =>
  ({ state, offerUntil: later, isGiven: false, isHeld: false, isSaleOnly: false, isBack: false, isAsked: false,
    ...more });

/** Goes through these deeds; the last word is a state or a code. */
function through(...deeds: Exclude<TradeInDeed, 'estimate'>[]): string {
  let state: TradeInState = 'estimated';
  for (const deed of deeds) {
    const next = stateAfter(standing(state), deed, { note: 'said', now });
    if ('code' in next) return next.code;
    state = next.to;
  }
  return state;
}

describe('old gold', () => {
  it('goes from its estimate to its credit, or back to who brought it', () => {
    expect(through('receive', 'assay', 'offer', 'accept', 'melt', 'credit')).toBe('credited');
    expect(through('receive', 'assay', 'offer', 'decline', 'return')).toBe('returned');
    expect(through('receive', 'assay', 'offer', 'accept', 'return')).toBe('returned');
    expect(through('cancel')).toBe('cancelled');
    for (const deed of ['offer', 'accept', 'melt', 'credit'] as const) expect(through(deed)).toBe('NOT_NOW');
    expect(through('receive', 'assay', 'offer', 'melt')).toBe('NOT_NOW');
  });

  it('is never given back once it is melted, nor while a sale has or holds it', () => {
    expect(through('receive', 'assay', 'offer', 'accept', 'melt', 'return')).toBe('MELTED');
    const give = (more: Partial<Standing>) => stateAfter(standing('accepted', more), 'return', { note: 'said', now });
    expect([give({ isGiven: true }), give({ isHeld: true })]).toEqual([{ code: 'CREDIT_IN_USE' },
      { code: 'CREDIT_IN_USE' }]);
    expect(stateAfter(standing('received'), 'return', { note: ' ', now })).toEqual({ code: 'NOTE_REQUIRED' });
  });

  it('is offered for some minutes: at their end the offer is over, whichever job has run', () => {
    expect(stateAt(standing('offered'), new Date(later.getTime() - 1))).toBe('offered');
    expect(stateAt(standing('offered'), later)).toBe('lapsed');
    const late = { note: null, now: later };
    expect(stateAfter(standing('offered'), 'accept', late)).toEqual({ code: 'OFFER_LAPSED' });
    expect(stateAfter(standing('offered'), 'offer', late)).toEqual({ to: 'offered' });
    expect(stateAfter(standing('offered'), 'offer', { note: null, now })).toEqual({ code: 'NOT_NOW' });
  });

  it('that a sale took before the melting is over when it is melted', () => {
    expect(stateAfter(standing('accepted', { isGiven: true }), 'melt', { note: null,
      now })).toEqual({ to: 'credited' });
  });

  it('of a way that is for a sale is credited by that alone', () => {
    const melted = standing('melted', { isSaleOnly: true });
    expect(stateAfter(melted, 'credit', { note: null, now })).toEqual({ code: 'SALE_CREDITS' });
    expect(deedsIn(melted, now)).toEqual(['ask_buyback']);
  });

  it('says in each state what may be done', () => {
    expect(deedsIn(standing('offered'), now)).toEqual(['accept', 'decline', 'return']);
    expect(deedsIn(standing('accepted', { isHeld: true }), now)).toEqual(['melt']);
    for (const state of TRADE_IN_STATES) expect(deedsIn(standing(state), now).length > 0).toBe(!CLOSED.includes(state));
  });

  it('whose way is for a sale is bought back when it was asked for, and goes back when its sale did', () => {
    const said = (deed: 'ask_buyback' | 'give_buyback' | 'refuse_buyback', more: Partial<Standing>,
      state: TradeInState = 'melted') => {
      const next = stateAfter(standing(state, more), deed, { note: null, now });
      return 'code' in next ? next.code : next.to;
    };
    const forSale = { isSaleOnly: true };
    expect([said('ask_buyback', forSale), said('ask_buyback', {}), said('ask_buyback', forSale, 'accepted'),
      said('ask_buyback', { ...forSale, isHeld: true }), said('ask_buyback', { ...forSale, isAsked: true })])
      .toEqual(['melted', 'NOT_NOW', 'NOT_NOW', 'CREDIT_IN_USE', 'NOT_NOW']);
    const asked = { ...forSale, isAsked: true };
    expect([said('give_buyback', asked), said('refuse_buyback', asked), said('give_buyback', forSale),
      said('give_buyback', { ...asked, isHeld: true }), said('refuse_buyback', { ...asked, isHeld: true })])
      .toEqual(['credited', 'melted', 'NOT_NOW', 'CREDIT_IN_USE', 'melted']);
    const back = (more: Partial<Standing>) => stateAfter(standing('accepted', { isGiven: true, ...more }), 'return',
      { note: 'said', now });
    expect([back({}), back({ isBack: true })]).toEqual([{ code: 'CREDIT_IN_USE' }, { to: 'returned' }]);
  });
});
