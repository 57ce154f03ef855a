import { describe, expect, it } from '@jest/globals';
import { verifyPrintedCard } from '../../client/src/index.ts';
import { deriveSecret } from '../../subgraphs/kernel/secret.ts';
import { printedCode, signingKeyOf } from '../../subgraphs/members/domain/codes/printed-card.ts';

const key = signingKeyOf(deriveSecret('the house', 'printed card'));
const before = signingKeyOf(deriveSecret('the house before', 'printed card'));
const KEYS = [key, before].map(({ id, publicKey }) => ({ id, publicKey }));
const CARD = '1618033988757';
const code = printedCode(key, CARD, '2026-10-01');

describe('verifyPrintedCard', () => {
  it('takes what the house signed, also with the key of before', async () => {
    const verdict = { valid: true, fault: null, cardNumber: CARD, issuedOn: '2026-10-01' };
    expect(await verifyPrintedCard(code, KEYS)).toEqual(verdict);
    expect(await verifyPrintedCard(` ${printedCode(before, CARD, '2026-10-01')}\n`, KEYS)).toEqual(verdict);
  });

  it.each([
    ['another card', code.replace(CARD, '1618033988765'), 'SIGNATURE'],
    ['another day', code.replace('10-01', '10-02'), 'SIGNATURE'],
    ['another signature', `${code.slice(0, -2)}${code.endsWith('AA') ? 'BA' : 'AA'}`, 'SIGNATURE'],
    ['a part of it', code.slice(0, -1), 'FORM'], ['nothing', '', 'FORM'],
    ['a code of the counter', `KARAT1.${CARD}.59693760.0123456789`, 'FORM'],
  ])('refuses %s', async (_, wrong, fault) => {
    expect(await verifyPrintedCard(wrong, KEYS)).toEqual({ valid: false, fault, cardNumber: null, issuedOn: null });
  });

  it('names a key it does not have, and is not fooled by one of the same name', async () => {
    expect(await verifyPrintedCard(code, [KEYS[1]!])).toMatchObject({ fault: 'KEY' });
    expect(await verifyPrintedCard(code, [{ ...KEYS[1]!, id: key.id }])).toMatchObject({ fault: 'SIGNATURE' });
  });
});
