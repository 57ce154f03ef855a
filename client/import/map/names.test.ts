import { describe, expect, it } from '@jest/globals';
import { bareCell } from './cell.ts';
import { currenciesIn, currencyOfName } from './currency.ts';
import { readNumber } from './number.ts';
import { lastPart, plainForms, plainName } from './plain.ts';
import { likelyQuotes } from './rates.ts';
import { readDecimal } from './decimal.fixture.ts';

describe('names of columns', () => {
  it('are compared without accents, case, blanks and units', () => {
    expect(['Quantité', 'STÜCK', 'Währung', 'Größe', '单价（元）', 'Order_ID'].map(plainName))
      .toEqual(['quantite', 'stuck', 'wahrung', 'grosse', '单价', 'orderid']);
    expect(plainForms('stück')).toEqual(['stuck', 'stueck']);
  });

  it('of a path count by their last part, unless it is of shipping or tax', () => {
    expect(['line_items.quantity', 'shipping_lines.price', 'Disc.%', 'Qty.'].map(lastPart)).toEqual(['quantity', '',
      '', '']);
  });

  it('are looked at for their first 300 characters alone', () => {
    expect(plainName(`${'('.repeat(1_000_000)}x`)).toBe('');
    expect(plainName('a'.repeat(400))).toHaveLength(300);
  });
});

describe('currencies that are said', () => {
  it.each([
    ['US$10.00', ['USD']], ['(S$20.00)', ['SGD']], ['€20', ['EUR']], ['20,00 EUR', ['EUR']], ['SGD 12', ['SGD']],
    ['100港元', ['HKD']], ['10.00', null], ['12 pcs', null],
  ])('%s is in %s', (text, currencies) => expect(currenciesIn(text)).toEqual(currencies));

  it('leaves open what a mark leaves open', () => {
    expect(currenciesIn('¥10')).toEqual(['CNY', 'JPY']);
    expect(currenciesIn('$10')).toContain('SGD');
    expect([readNumber('100港元', 'point'), readNumber('A$5.50', 'point')]).toEqual([readDecimal('100'),
      readDecimal('5.50')]);
  });

  it('hears the name of a column, and not its abbreviations', () => {
    expect(['单价(港元)', '金额_美元', 'Price (USD)', 'Total TTC', '单价(元)', 'Price', '实付(日元)'].map(currencyOfName))
      .toEqual(['HKD', 'USD', 'USD', null, null, null, 'JPY']);
  });
});

it('takes a long number out of the formula that keeps it whole', () => {
  expect(['="2100000000000000001"', ' \'0012 ', '=1+1', '="', 'a="b"'].map(bareCell))
    .toEqual(['2100000000000000001', '0012', '=1+1', '="', 'a="b"']);
});

it('tells by their height whether rates are for 1 or for 100, or the other way round', () => {
  const rates = (...all: [string, string][]) => likelyQuotes(new Map(all.map(([from, rate]) => [from,
    readDecimal(rate)])));
  expect(rates(['USD', '7.02'], ['EUR', '7.9'])).toEqual(['home per 1']);
  expect(rates(['USD', '712.34'], ['JPY', '4.71'])).toEqual(['home per 100']);
  expect(rates(['USD', '0.139'], ['JPY', '20.8'])).toEqual(['per 1 home']);
  expect(rates(['XAU', '5'])).toEqual([]);
});
