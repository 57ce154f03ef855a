import { describe, expect, it } from '@jest/globals';
import { afterTry } from './after-try.ts';

const RULES = { mostTries: 3, retryMinutes: 5 };
const now = new Date('2026-10-01T02:00:00Z');
const after = (is: 'away' | 'lost' | 'refused', tries: number, knowsKeys: boolean, wasLost = false) =>
  afterTry({ is, says: '' }, { tries, knowsKeys, wasLost, now }, RULES);

describe('after a try', () => {
  it('waits twice as long each time for what surely was not taken, and gives up', () => {
    expect(after('away', 1, false)).toEqual({ state: 'planned', reason: null, at: new Date('2026-10-01T02:05:00Z') });
    expect(after('away', 2, false)).toEqual({ state: 'planned', reason: null, at: new Date('2026-10-01T02:10:00Z') });
    expect(after('away', 3, false)).toEqual({ state: 'failed', reason: 'tries_spent' });
  });

  it('sends again after a lost answer only where the gateway knows the key', () => {
    expect(after('lost', 1, false)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
    expect(after('lost', 1, true)).toMatchObject({ state: 'planned', reason: 'answer_lost' });
    expect(after('lost', 3, true)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
  });

  it('ends with what the gateway took or refused', () => {
    expect(afterTry({ is: 'sent', providerId: 'x' }, { tries: 1, knowsKeys: true, wasLost: true, now },
      RULES)).toEqual({ state: 'sent' });
    expect(after('refused', 1, true)).toEqual({ state: 'failed', reason: 'gateway_refused' });
  });

  it('never says of one whose answer was lost that it did not arrive', () => {
    expect(after('away', 2, true, true)).toMatchObject({ state: 'planned', reason: 'answer_lost' });
    expect(after('away', 3, true, true)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
    expect(after('refused', 2, true, true)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
  });
});
