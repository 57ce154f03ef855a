import { describe, expect, it } from '@jest/globals';
import { afterTry } from './after-try.ts';

const RULES = { mostTries: 3, retryMinutes: 5 };
const now = new Date('2026-10-01T02:00:00Z');
const after = (is: 'away' | 'lost', tries: number, knowsKeys: boolean) =>
  afterTry({ is, says: '' }, { tries, knowsKeys, now }, RULES);

describe('after a try', () => {
  it('waits twice as long each time for what surely was not taken, and gives up', () => {
    expect(after('away', 1, false)).toEqual({ state: 'planned', at: new Date('2026-10-01T02:05:00Z') });
    expect(after('away', 2, false)).toEqual({ state: 'planned', at: new Date('2026-10-01T02:10:00Z') });
    expect(after('away', 3, false)).toEqual({ state: 'failed', reason: 'tries_spent' });
  });

  it('sends again after a lost answer only where the gateway knows the key', () => {
    expect(after('lost', 1, false)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
    expect(after('lost', 1, true)).toMatchObject({ state: 'planned' });
    expect(after('lost', 3, true)).toEqual({ state: 'uncertain', reason: 'answer_lost' });
  });

  it('ends with what the gateway took or refused', () => {
    expect(afterTry({ is: 'sent', providerId: 'x' }, { tries: 1, knowsKeys: true, now },
      RULES)).toEqual({ state: 'sent' });
    expect(afterTry({ is: 'refused', says: '550' }, { tries: 1, knowsKeys: true, now }, RULES))
      .toEqual({ state: 'failed', reason: 'gateway_refused' });
  });
});
