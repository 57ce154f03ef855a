import { expect, it } from '@jest/globals';
import { completenessOf } from './completeness.ts';

const whole = {
  name: '王小明', phone: '+8616000000001', email: 'a@example.com', gender: 'female', birthday: '1988-02-29',
  city: '杭州', occupation: '教师', styles: ['modern'], stones: ['pearl'], occasions: ['daily'],
};

it('counts what is told and names what is missing', () => {
  expect(completenessOf({ name: '王', phone: '+86', gender: 'male', city: '杭州', styles: [], email: null }))
    .toEqual({ bps: 4000, missing: ['email', 'birthday', 'occupation', 'styles', 'stones', 'occasions'] });
  expect(completenessOf({ gender: 'unknown' }).bps).toBe(0);
  expect(completenessOf({ ...whole, gender: 'unknown' })).toEqual({ bps: 9000, missing: ['gender'] });
});

it('is complete without a ring size', () => {
  expect(completenessOf(whole)).toEqual({ bps: 10_000, missing: [] });
});
