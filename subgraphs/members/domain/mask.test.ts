import { describe, expect, it } from '@jest/globals';
import { maskEmail, maskExternalId, maskName, maskPhone } from './mask.ts';

describe('masks', () => {
  it.each([['王小明', '王**'], ['王明', '王*'], ['王', '王*'], ['欧阳震华', '欧***'],
    ['Chan Tai Man', 'C*** M***'], ['Ada', 'A***'], ['  lim  ', 'l***']])(
    'shows the name %s as %s', (name, masked) => { expect(maskName(name)).toBe(masked); });

  it('shows four digits of a phone at its end', () => {
    expect(maskPhone('+8613812345678')).toBe('+86138****5678');
    expect(maskPhone('+85291234567')).toBe('+852****4567');
    expect(maskPhone('+1234567')).toBe('****4567');
  });

  it('shows the first letter and the domain of an e-mail', () => {
    expect(maskEmail('xiaoming@example.com')).toBe('x***@example.com');
  });

  it.each([['demo-m-0001', '***001'], ['oW2f8sK19dJq', '***9dJq'], ['ab', '***'], ['abc', '***c']])(
    'shows the external id %s as %s', (id, masked) => { expect(maskExternalId(id)).toBe(masked); });
});
