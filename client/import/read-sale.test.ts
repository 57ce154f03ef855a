import { describe, expect, it } from '@jest/globals';
import { centsOf, dollars, readSale } from './read-sale.ts';

const WHOLE = '2018-12-01 11:40:29 UTC,1924719191579951782,1842195256808833386,1,1806829201890738522,'
  + 'jewelry.earring,0,561.51,1515915625207851155,,red,gold,diamond';
const SHORT = '2019-01-26 05:51:21 UTC,1965130913738130034,1937825427510789079,1,,230.12,1550612949079425642,,,,';
const fault = (text: string) => {
  const reading = readSale(1, text);
  return reading.ok ? null : reading.fault;
};

describe('a line of the history', () => {
  it('keeps ids of 19 digits to the digit', () => {
    expect(readSale(7, WHOLE)).toEqual({ ok: true, repairs: [], sale: {
      line: 7, paidAt: '2018-12-01T11:40:29Z', orderId: '1924719191579951782',
      productId: '1842195256808833386', quantity: 1, categoryId: '1806829201890738522',
      alias: 'jewelry.earring', brand: '0', priceCents: 56_151n, userId: '1515915625207851155',
      gender: '', colour: 'red', metal: 'gold', gem: 'diamond' } });
  });

  it('mends 11 fields by putting alias and brand back', () => {
    const reading = readSale(1, SHORT);
    expect(reading).toMatchObject({ ok: true, repairs: ['FIELDS_MISSING'], sale: {
      alias: '', brand: '', priceCents: 23_012n, userId: '1550612949079425642', gem: '' } });
  });

  it('notes a price of nothing and a buyer nobody names', () => {
    expect(readSale(1, SHORT.replace('230.12,1550612949079425642', '0.00,')))
      .toMatchObject({ ok: true, repairs: ['FIELDS_MISSING', 'BUYER_UNKNOWN', 'PRICE_ZERO'] });
  });

  it.each([
    ['FIELD_COUNT', `${WHOLE},more`], ['FIELD_COUNT', ''], ['TIME_INVALID', WHOLE.replace('12-01', '02-30')],
    ['TIME_INVALID', WHOLE.replace(' UTC', '')], ['ORDER_INVALID', WHOLE.replace('1924719191579951782', '1\u200b')],
    ['PRODUCT_INVALID', WHOLE.replace('1842195256808833386', 'a b')],
    ['QUANTITY_INVALID', WHOLE.replace(',1,1806', ',0,1806')], ['PRICE_INVALID', WHOLE.replace('561.51', '561.511')],
    ['PRICE_INVALID', WHOLE.replace('561.51', '-1')], ['PRICE_INVALID', WHOLE.replace('561.51', '561.')],
    ['QUANTITY_INVALID', WHOLE.replace(',1,1806', ',1000001,1806')],
    ['BUYER_INVALID', WHOLE.replace('1515915625207851155', '"ann"')],
    ['WORD_INVALID', WHOLE.replace('diamond', '"dia mond"')],
    ['WORD_INVALID', WHOLE.replace('diamond', '\ufffd\ufffd')],
  ])('%s: %s', (code, text) => expect(fault(text)).toBe(code));

  it('takes any identifier, a million pieces, and decimals that say nothing', () => {
    const text = WHOLE.replace('1924719191579951782', 'SO/2024-0017').replace('1842195256808833386', '戒指#12')
      .replace('1515915625207851155', 'ann@shop').replace(',1,1806', ',1000000,1806').replace('561.51', '561.5100');
    expect(readSale(1, text)).toMatchObject({ ok: true, sale: { orderId: 'SO/2024-0017', productId: '戒指#12',
      userId: 'ann@shop', quantity: 1_000_000, priceCents: 56_151n } });
  });

  it('counts money in cents', () => {
    expect([centsOf('0.5'), centsOf('7'), centsOf('1e3'), dollars(2_150_617_283n), dollars(5n)])
      .toEqual([50n, 700n, null, '21506172.83', '0.05']);
  });
});
