import { describe, expect, it } from '@jest/globals';
import { readProfile, type ProfileInput } from './profile.ts';

const NOW = new Date('2026-09-15T04:00:00Z');
const CN = { phoneRegion: 'CN', timeZone: 'Asia/Shanghai' };
const read = (input: ProfileInput) => readProfile(input, CN, NOW);

describe('profile', () => {
  it('is trimmed and folded, and holds only what was named', () => {
    expect(read({ name: ' ＷＡＮＧ  Xiaoming ', phone: '138 1234 5678', email: ' A@Example.COM ' })).toEqual({
      change: { name: 'WANG Xiaoming', phone: '+8613812345678', email: 'a@example.com' },
      refusals: [],
    });
  });

  it('clears with null and with an empty text', () => {
    expect(read({ name: null, city: '', occupation: '  ', styles: null }).change)
      .toEqual({ name: null, city: null, occupation: null, styles: [] });
  });

  it('keeps preferences in the order of the list, each once', () => {
    expect(read({ styles: ['minimal', 'classical', 'minimal'], ringSize: 14 }).change)
      .toEqual({ styles: ['classical', 'minimal'], ringSize: '14', ringStandard: 'hk' });
  });

  it('takes birthdays from 1900 to the day it is in the region', () => {
    expect(read({ birthday: '1900-01-01' }).refusals).toEqual([]);
    const late = new Date('2026-09-15T16:00:00Z');
    expect(readProfile({ birthday: '2026-09-16' }, CN, late).refusals).toEqual([]);
    expect(readProfile({ birthday: '2026-09-16' }, { ...CN, timeZone: 'Europe/Zurich' }, late).refusals)
      .toHaveLength(1);
    expect(readProfile({ birthday: '2026-09-17' }, CN, late).refusals).toHaveLength(1);
  });

  it.each<[keyof ProfileInput, unknown, string]>([
    ['name', 'x'.repeat(81), 'NAME_INVALID'], ['name', 'a\u0007b', 'NAME_INVALID'],
    ['name', '王\ufffd', 'NAME_INVALID'], ['email', 'a\ufffd@b.cn', 'EMAIL_INVALID'],
    ['city', '市'.repeat(81), 'CITY_INVALID'], ['occupation', 'x'.repeat(81), 'OCCUPATION_INVALID'],
    ['phone', '123', 'PHONE_INVALID'], ['email', 'nobody', 'EMAIL_INVALID'],
    ['email', `${'a'.repeat(60)}@${'b'.repeat(195)}.com`, 'EMAIL_INVALID'],
    ['email', 'a b@example.com', 'EMAIL_INVALID'],
    ['birthday', '1899-12-31', 'BIRTHDAY_INVALID'], ['birthday', '2026-09-16', 'BIRTHDAY_INVALID'],
    ['styles', ['loud'], 'PREFERENCE_INVALID'], ['ringSize', 0, 'PREFERENCE_INVALID'],
    ['ringSize', 34, 'PREFERENCE_INVALID'], ['ring', { standard: 'us', size: '6.3' }, 'PREFERENCE_INVALID'],
    ['name', '\u200d', 'NAME_INVALID'], ['name', '王\u202e', 'NAME_INVALID'], ['name', '\ud842', 'NAME_INVALID'],
  ])('refuses %s %j with %s', (field, value, code) => {
    expect(read({ [field]: value }).refusals).toMatchObject([{ code, path: [field] }]);
  });

  it('takes every character that can be seen, counted as people count', () => {
    for (const name of ['𠮷野', '㐂', '王\u{30000}', '\ue863某', '李👨‍👩‍👧‍👦', '👑'.repeat(80), '葛\u{e0100}']) {
      expect(read({ name })).toEqual({ change: { name }, refusals: [] });
    }
    expect(read({ name: '𠮷'.repeat(81) }).refusals).toHaveLength(1);
  });

  it('takes a ring size in its standard, and one answer only', () => {
    expect(read({ ring: { standard: 'us', size: '6.50' } }).change).toEqual({ ringSize: '6.5', ringStandard: 'us' });
    for (const none of [{ ring: null }, { ringSize: null }, { ring: null, ringSize: null }]) {
      expect(read(none).change).toEqual({ ringSize: null, ringStandard: null });
    }
    expect(read({ ring: { standard: 'us', size: '6' }, ringSize: 12 }).refusals)
      .toMatchObject([{ code: 'PREFERENCE_INVALID', path: ['ring'] }]);
  });

  it('tells every refusal at once', () => {
    expect(read({ name: 'x'.repeat(81), birthday: '1800-01-01' }).refusals.map((r) => r.path))
      .toEqual([['name'], ['birthday']]);
  });
});
