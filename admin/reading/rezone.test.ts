import { describe, expect, it } from '@jest/globals';
import { asInstants, rezoned } from './rezone.ts';

const SHANGHAI = 'Asia/Shanghai';

describe('what a form keeps, by the clocks of another zone', () => {
  it('is the same instant', () => {
    const values = {
      opensAt: '2026-11-28 23:30', rows: [{ opensAt: '2026-11-28 20:00:15', note: 'at 20:00' }], none: null,
    };
    expect(rezoned(values, SHANGHAI, 'Asia/Tokyo')).toEqual(
      { opensAt: '2026-11-29 00:30', rows: [{ opensAt: '2026-11-28 21:00:15', note: 'at 20:00' }], none: null });
  });

  it('comes back as it was, and days, numbers and what is no moment stay', () => {
    const values = {
      effectiveAt: '2026-07-01 08:00', startsOn: '2026-07-01', count: 3, on: true, endsAt: '1 Jul 2026, 8 am',
    };
    const abroad = rezoned(values, SHANGHAI, 'Europe/Paris');
    expect(abroad).toEqual({ ...values, effectiveAt: '2026-07-01 02:00' });
    expect(rezoned(abroad, 'Europe/Paris', SHANGHAI)).toEqual(values);
  });

  it('stays as it was typed where no clock shows it', () => {
    for (const effectiveAt of ['2026-11-28 25:00', '2026-11-28 20:60', '2026-02-30 20:00']) {
      expect(rezoned({ effectiveAt }, SHANGHAI, 'Asia/Tokyo')).toEqual({ effectiveAt });
    }
  });

  it('stays where its field asks for words', () => {
    const values = { reason: '2026-11-28 20:00', rows: [{ note: '2026-11-28 20:00' }] };
    expect(rezoned(values, SHANGHAI, 'Asia/Tokyo')).toEqual(values);
  });
});

describe('what a form keeps, as it is sent', () => {
  it('is instants, however they were typed; what is none stays', () => {
    const values = {
      opensAt: '2026-11-28 20:00', endsAt: '28 Nov 2026, 9 pm', effectiveAt: '2026-02-30 20:00', effectiveFrom: '',
    };
    const sent = {
      ...values, opensAt: '2026-11-28T12:00:00.000Z', endsAt: '2026-11-28T13:00:00.000Z',
    };
    expect(asInstants(values, SHANGHAI)).toEqual(sent);
    expect(asInstants(sent, 'Asia/Tokyo')).toEqual(sent);
  });
});
