import { describe, expect, it } from '@jest/globals';
import { cardNumberOf } from '../card-number.ts';
import { DEFAULT_CARE_RULES } from '../care-policy.ts';
import { isFresh, memberCode, readMemberCode, stepAt, stepStart } from './member-code.ts';
import { recentWrong, waitSeconds } from './wrong-codes.ts';

const CARD = cardNumberOf('1', 1n);
const KEYS = ['the key of today', 'the key before'] as const;
const NOW = new Date('2026-10-01T00:00:10Z');

describe('a member code', () => {
  const step = stepAt(NOW);
  const code = memberCode(KEYS[0], CARD, step);

  it('names card and step, and is read as people type it', () => {
    expect(step).toBe(59_693_760);
    expect(stepStart(step)).toEqual(new Date('2026-10-01T00:00:00Z'));
    expect(code).toMatch(/^KARAT1\.1618033988757\.59693760\.[0-9A-HJKMNP-TV-Z]{10}$/);
    for (const typed of [code, code.toLowerCase(), ` ${code}\n`, code.replace('KARAT', 'ＫＡＲＡＴ')]) {
      expect(readMemberCode(KEYS, typed)).toEqual({ card: CARD, step });
    }
  });

  it('of the key before is believed while the house changes it, and no longer', () => {
    const before = memberCode(KEYS[1], CARD, step);
    expect(readMemberCode(KEYS, before)).toEqual({ card: CARD, step });
    expect(readMemberCode([KEYS[0]], before)).toBeNull();
  });

  it.each([
    ['another step', code.replace('59693760', '59693761')],
    ['another card', code.replace(CARD, cardNumberOf('1', 2n))],
    ['no card', code.replace(CARD, '1618033988758')],
    ['another mark', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`],
    ['a part of it', code.slice(0, -1)], ['nothing', ''], ['too much', `${' '.repeat(200)}${code}`],
    ['another kind', code.replace('KARAT1', 'KARAT2')],
  ])('is none with %s', (_, wrong) => expect(readMemberCode(KEYS, wrong)).toBeNull());

  it('is fresh now and one step later', () => {
    const at = (seconds: number) => isFresh(step, new Date(stepStart(step).getTime() + seconds * 1_000));
    expect([-1, 0, 29, 59, 60].map(at)).toEqual([false, true, true, true, false]);
  });
});

it('five wrong codes in ten minutes close the counter until the oldest is ten minutes old', () => {
  const wrong = [0, 10, 20, 30, 40].map((second) => new Date(Date.UTC(2026, 9, 1, 10, 0, second)));
  const wait = (at: string) => {
    const now = new Date(`2026-10-01T${at}Z`);
    return waitSeconds(recentWrong(wrong, now, DEFAULT_CARE_RULES), now, DEFAULT_CARE_RULES);
  };
  expect(['10:01:00', '10:09:59', '10:10:00'].map(wait)).toEqual([540, 1, 0]);
});
