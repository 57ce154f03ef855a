import { describe, expect, it } from '@jest/globals';
import { dryRun } from './dry-run.ts';
import { prepare, type Wish } from './prepare.ts';
import { readyTemplates } from './templates.ts';
import { bytesSource } from '../read/source.ts';
import { textOf } from '../map/decimal.ts';
import { Tally } from '../records/tally.ts';
import type { Order, Thing } from '../records/record.ts';

/** Files in which a number is wrong, a total stands or a word is missing: what would come in silently otherwise. */
async function look(text: string, wish: Wish = {}) {
  const prepared = await prepare(bytesSource('file', Buffer.from(text)), { templates: await readyTemplates(),
    ...wish });
  const report = await dryRun(prepared);
  const things: Thing[] = [];
  for await (const thing of prepared.reader(new Tally()).things()) things.push(thing);
  return { ...report, things, asked: report.questions.filter(({ answer }) => answer === null).map(({ id }) => id) };
}
const table = (header: string, ...lines: string[]): string => `${[header, ...lines].join('\n')}\n`;
const said = { answers: { zone: 'Asia/Singapore', currency: 'SGD' } };
const HEADER = 'Order No,Date,Item,Qty,Price';
const line = (no: string, rest = 'Ring,1,10.00'): string => `${no},2026-03-01 10:00,${rest}`;
const ordersOf = (things: readonly Thing[]): Order[] =>
  things.flatMap((thing) => (thing.is === 'order' ? [thing.value] : []));

describe('pieces', () => {
  it.each(['Units', 'Stück', 'Stueck', 'Quantité', 'Anzahl', 'Cantidad', 'Menge', '件数', 'Qté'])('%s are pieces',
    async (name) => {
    const report = await look(table(`Order No,Date,Item,${name},Price`, line('A1', 'Ring,2,10.00'), line('A2',
      'Ring,3,10.00')), said);
    expect([report.counts.pieces, report.sums.SGD!['to send'], report.asked]).toEqual([5, '50.00', []]);
  });

  it('of a path in JSON are found by its last part', async () => {
    const report = await look(JSON.stringify([{ no: 'A1', at: '2026-03-01T10:00:00+08', currency: 'SGD',
      position: { title: 'Ring', qty: 2, price: 10.5 } }]), { target: 'orders', map: { orderNo: 'no',
        createdAt: 'at' } });
    expect([report.counts.pieces, report.mapping.quantity, report.asked]).toEqual([2, 'position.qty', []]);
  });

  it('are asked about where no column has them, and none is nothing', async () => {
    const text = table('Order No,Date,Item,Price', 'A1,2026-03-01 10:00,Ring,10.00');
    expect((await look(text, said)).asked).toEqual(['pieces']);
    expect((await look(text, { answers: { ...said.answers, pieces: 'one' } })).asked).toEqual([]);
    const empty = await look(table(HEADER, line('A1', 'Ring,,10.00'), line('A2')), said);
    expect([empty.toSend, empty.reasons]).toEqual([{ order: 1 }, { 'refused QUANTITY': 1 }]);
  });
});

describe('what has no key of its own', () => {
  it('has the same key in the mended file, and another one each time it stands there', async () => {
    const wish = { target: 'orders', answers: { ...said.answers, rows: 'each' } } as const;
    const text = table('Date,Item,Qty,Price', '2026-03-01 10:00,Ring,1,10.00', '2026-03-02 10:00,Ring,x,10.00',
      '2026-03-01 10:00,Ring,1,10.00');
    const first = (await look(text, wish)).things.map(({ key }) => key);
    const mended = (await look(`${text.replace('x,10.00', '2,10.00')}2026-03-03 10:00,Ear,1,5.00\n`, wish)).things
      .map(({ key }) => key);
    expect([first.length, mended.length, new Set(mended).size]).toEqual([2, 4, 4]);
    expect(mended).toEqual(expect.arrayContaining(first));
    const people = async (...lines: string[]) => (await look(table('Name,Birthday,Phone', ...lines),
      { target: 'members' }))
      .things.map(({ key }) => key);
    const [ann] = await people('Ann Lee,1980-02-01,1');
    expect((await people('Bob Tan,1981-02-13,2', 'Ann Lee,1980-02-01,1'))[1]).toBe(ann);
  });

  it('comes back under a number that does not change with its line', async () => {
    const back = 'Order No,Date,Item,Qty,Price,Returned Order';
    const all = [`${line('A1', 'Ring,2,10.00')},`, `${line('A2', 'Ring,-1,10.00')},A1`];
    const of = async (...lines: string[]) => (await look(table(back, ...lines), said)).things.filter(({ is }) =>
      is === 'return')
      .map(({ key }) => key);
    expect(await of(...all)).toEqual(await of(`${line('A0')},`, ...all));
  });
});

describe('points', () => {
  it.each([
    ['Type', ['Earn', 'Redeem', 'Expire']], ['类型', ['增加', '扣减', '过期']],
  ])('are taken where %s says so beside points without a sign', async (name, [earn, redeem, expire]) => {
    const report = await look(table(`Member No,Date,${name},Points`, `M1,2026-03-01 10:00,${earn},100`,
      `M1,2026-03-02 10:00,${redeem},50`, `M1,2026-03-03 10:00,${expire},20`), said);
    expect([report.target, report.sums.points!['points to give'], report.asked]).toEqual(['points', '30', []]);
  });

  it('wait with their member until an unknown kind is answered, and hold a member with a broken line', async () => {
    const text = table('Member No,Date,Type,Points', 'M1,2026-03-01 10:00,Earn,100', 'M1,2026-03-02 10:00,Baked,50',
      'M2,2026-03-02 10:00,Earn,5', 'M3,2026-03-02 10:00,Earn,7', 'M3,2026-03-02 10:00,Earn,x');
    const asked = await look(text, said);
    expect([asked.asked, asked.sums.points!['points to give'], asked.toSend]).toEqual([['kind:Baked'], '5',
      { points: 1 }]);
    expect(asked.reasons).toEqual({ 'held LINE_UNREADABLE': 2, 'refused KIND_UNKNOWN': 1,
      'refused NUMBER_UNREADABLE': 1 });
    const told = await look(text, { answers: { ...said.answers, 'kind:Baked': 'SPEND' } });
    expect(told.sums.points!['points to give']).toBe('55');
  });

  it('stand in the order of their months, named, numbered or as a time', async () => {
    const header = 'Loyalty Number,Year,Month,Points Accumulated,Points Redeemed';
    const named = await look(table(header, '1,2025,Mar,600,0', '1,2025,Feb,0,500'));
    expect([named.mapping.month, named.asked, named.counts['members who would go below zero']]).toEqual(['Month',
      ['opening'], 1]);
    const times = await look(table('Loyalty Number,Month,Points Accumulated,Points Redeemed', '1,2025-01,600,0',
      '1,2025-03,0,500'));
    expect([times.asked, times.sums.points!['points to give']]).toEqual([[], '100']);
  });

  it('of whole balances ask how their fractions are rounded', async () => {
    const report = await look(table('Member No,Balance', 'M1,70.75', 'M2,10.5'), said);
    expect([report.asked, report.counts['balances with fractions']]).toEqual([['rounding'], 2]);
  });
});

describe('lines of totals', () => {
  const orders = [line('A1', 'Ring,2,10.00,20.00'), line('A2', 'Chain,1,5.00,5.00'), line('A3', 'Ring,1,10.00,10.00')];
  it.each(['Total,,,4,,35.00', ',,Total,4,,35.00', ',,,4,,35.00', '合计,,3 items,4,,35.00',
    'Summe: 3,,,4,,35.00'])('%s is nobody’s', async (total) => {
    const report = await look(table(`${HEADER},Amount`, ...orders, total), said);
    expect([report.toSend, report.reasons, report.sums.SGD!.net]).toEqual([{ order: 3 }, { 'repaired TOTAL': 1 },
      '35.00']);
  });

  it('are compared with the lines, carried numbers or not', async () => {
    const wrong = await look(table(`${HEADER},Amount`, ...orders, 'Total,,,4,,36.00'), said);
    expect(wrong.remarks.map(({ reason, detail }) => [reason, detail])).toEqual([['TOTAL', expect.anything()],
      ['TOTAL_DIFFERS', 'it says 36.00 under Amount, and the lines above come to 35']]);
    const carried = await look(table(`${HEADER},Amount`, orders[0]!, ',,Chain,1,5.00,5.00', orders[2]!,
      ',,Ear,1,5.00,5.00',
      ',,Total,5,,40.00'), { ...said, accept: true });
    expect([carried.toSend, carried.counts.pieces, carried.reasons]).toEqual([{ order: 2 }, 5,
      { 'repaired TOTAL': 1 }]);
  });

  it('are no member, store or points, and somebody of that name is one', async () => {
    const members = await look(table('Customer ID,First Name,Last Name,Email', '1,Ann,Lee,a@x.sg', '2,Bob,Tan,b@x.sg',
      'Total,2 customers,,',
      'Sum,Wai,Lee,w@x.sg'), { target: 'members' });
    expect([members.toSend, members.reasons]).toEqual([{ member: 3 }, { 'repaired TOTAL': 1 }]);
    const stores = await look(table('store_code,name,city,country', 'A1,Rue,Paris,France', 'A2,Ginza,Tokyo,Japan',
      'Total,2 stores,,'));
    expect(stores.toSend).toEqual({ outlet: 2 });
    const points = await look(table('Loyalty Number,Year,Month,Points Accumulated,Points Redeemed', '1,2025,1,120,50',
      '2,2025,1,100,0',
      'Total,,,220,50'));
    expect([points.toSend, points.sums.points!.accumulated]).toEqual([{ points: 2 }, '220']);
  });
});

it('carries nothing from the last line of a pass into the first one of the next', async () => {
  const report = await look(table(HEADER, ',2026-03-01 10:00,Orphan,1,5.00', line('A1'),
    ',2026-03-01 10:00,Chain,1,5.00',
    line('A2')), { ...said, accept: true });
  expect([report.things.map(({ key }) => key), report.reasons]).toEqual([['A2'],
    { 'held LINE_UNREADABLE': 2, 'refused ORDER_NAMELESS': 1 }]);
});

describe('currencies', () => {
  it('of two in one order hold it, and of a cell that says another one too', async () => {
    const two = await look(table(`${HEADER},Currency`, `${line('A1')},SGD`, `${line('A1')},USD`, `${line('A2')},SGD`),
      said);
    expect([two.toSend, two.reasons]).toEqual([{ order: 1 }, { 'held CURRENCY_DIFFERS': 2 }]);
    const cells = [line('A1', 'Ring,1,US$10.00'), line('A2', 'Ring,1,S$20.00'), line('A3', 'Ring,1,5.00')];
    expect((await look(table(HEADER, ...cells), said)).reasons).toEqual({ 'held CURRENCY_DIFFERS': 1 });
    const own = await look(table(HEADER, ...cells), { answers: { zone: 'UTC' } });
    expect([ordersOf(own.things).map(({ currency }) => currency), own.asked]).toEqual([['USD', 'SGD', 'XXX'],
      ['currency']]);
  });

  it('are read as people write them', async () => {
    const report = await look(table('订单编号,下单时间,商品名称,数量,单价,币种', `${line('A1')},人民币`, `${line('A2')},港币`),
      { answers: { zone: 'Asia/Hong_Kong' } });
    expect([Object.keys(report.sums), report.asked]).toEqual([['CNY', 'HKD'], []]);
  });

  it('of a column’s name go before a proposal and a template, and a person’s word against them holds', async () => {
    const hk = table('订单编号,下单时间,商品名称,数量,单价(港元)', line('A1'));
    expect((await look(hk, { answers: { zone: 'Asia/Hong_Kong' }, accept: true })).sums.HKD).toBeDefined();
    const us = table('订单编号,下单时间,付款时间,商品名称,数量,单价(美元),优惠(美元),实付(美元),订单状态,退款金额(美元)',
      'E1,2026-03-01 10:00:00,2026-03-01 10:01:00,金戒指,1,100.00,0.00,100.00,交易完成,0.00');
    const report = await look(us);
    expect([report.template, Object.keys(report.sums)]).toEqual(['youzan-orders', ['USD']]);
  });
});

describe('what is sent', () => {
  it('is what the report says, to the cent: a price of more places is taken up, the difference a reduction',
    async () => {
    const report = await look(table(HEADER, line('A1', 'Ring,100,0.335'), line('A2', 'Chain,3,33.335')), said);
    const told = ordersOf(report.things).map(({ lines: [one] }) => [textOf(one!.unitPrice, 2), textOf(one!.discount,
      2)]);
    expect([told, report.sums.SGD!['to send']]).toEqual([[['0.34', '0.50'], ['33.34', '0.01']], '133.51']);
    const total = await look(table(`${HEADER},Amount`, line('A1', 'Ring,3,33.3333,100.00'), line('A2',
      'Ring,1,20.00,20.00')), said);
    expect([total.mapping.lineTotal, total.sums.SGD!['to send'], total.reasons]).toEqual(['Amount', '120.00', {}]);
  });

  it('rounds an order once: two lines of 50.005 are 100.01', async () => {
    const report = await look(table(HEADER, line('A1', 'Ring,1,50.005'), line('A1', 'Ear,1,50.005')), said);
    expect(report.sums.SGD!['to send']).toBe('100.01');
  });
});

describe('dates and numbers of an order', () => {
  it('ask for the year, and for the zone of a single time', async () => {
    const years = await look(table(HEADER, 'A1,26-03-01 10:00,Ring,1,10.00', 'A2,26-03-15 10:00,Ring,1,10.00'), said);
    expect([years.asked, years.questions.find(({ id }) => id === 'date:Date')!.options]).toEqual([['date:Date'],
      ['YMD', 'DMY']]);
    const zones = [1, 2, 3, 4, 5,
      6].map((day) => `A${day},2026-03-0${day} 10:00:00${day < 6 ? ' +08' : ''},Ring,1,10.00`);
    expect((await look(table(HEADER, ...zones), { answers: { currency: 'SGD' } })).asked).toEqual(['zone']);
    expect((await look(table(HEADER, ...zones.slice(0, 5)), { answers: { currency: 'SGD' } })).asked).toEqual([]);
  });

  it('of 淘宝 stand in a formula', async () => {
    const report = await look(table(HEADER, line('"=""2100000000000000001"""'), line('="2100000000000000002"')), said);
    expect(report.things.map(({ key }) => key)).toEqual(['2100000000000000001', '2100000000000000002']);
  });

  it('that stand twice where each line is an order are refused; a line that stands twice is noted', async () => {
    const text = table('Sale Date,Item Name,Quantity,Price,Discount Amount,Item Total,Currency,Transaction ID,'
      + 'Date Paid,'
      + 'SKU',
      ...['111', '111', '112'].map((no) => `3/14/2026,Ring,1,10.00,0.00,10.00,USD,${no},3/14/2026,R1`));
    const report = await look(text, { answers: { zone: 'UTC' } });
    expect([report.template, report.toSend, report.reasons]).toEqual(['etsy-sold-items', { order: 1 },
      { 'noted STANDS_TWICE': 1, 'refused KEY_TWICE': 2 }]);
  });
});

describe('totals of shops', () => {
  it('after a coupon have it within their lines', async () => {
    const header = 'Order Number,Order Status,Order Date,SKU,Item Name,Quantity,Item Cost,Order Line Total,'
      + 'Cart Discount Amount,'
      + 'Order Shipping Amount,Order Total Tax Amount,Order Total Amount,Order Currency';
    const report = await look(table(header,
      '1,wc-completed,2026-03-01 10:00,R,Ring,1,90.00,90.00,10.00,5.00,0.00,95.00,USD',
      '2,wc-completed,2026-03-01 10:00,R,Ring,3,33.3333,100.00,0,5.00,0.00,105.00,USD',
      '3,wc-completed,2026-03-01 10:00,R,Ring,2,100.00,180.00,20.00,5.00,0.00,185.00,USD',
      '4,wc-completed,2026-03-01 10:00,R,Ring,1,50.00,50.00,5.00,0,0.00,45.00,USD'), { answers: { zone: 'UTC' } });
    expect([report.reasons, report.sums.USD!['to send'], ordersOf(report.things).map((order) =>
      textOf(order.orderDiscount))])
      .toEqual([{}, '430.00', ['0', '0', '0', '5']]);
  });

  it('ask what "Closed" is, and for how much of a currency a rate is', async () => {
    expect((await look(table(`${HEADER},Status`, `${line('A1')},Closed`, `${line('A2')},Completed`), said)).asked)
      .toEqual(['status:Closed']);
    const rates = table('Date,Currency,折算价', '2026-03-01,USD,712.34', '2026-03-01,JPY,4.71');
    const asked = await look(rates, said);
    expect(asked.questions.find(({ id }) => id === 'quote')).toMatchObject({ proposal: 'home per 100', answer: null });
    const [thing] = (await look(rates, { ...said, accept: true })).things;
    expect(thing!.is === 'fx' && thing!.value.rates.map(({ rate }) => textOf(rate))).toEqual(['7.1234', '0.0471']);
  });
});

it('knows a header that stands again by its names, with a mark, blanks or capitals or without', async () => {
  const header = 'Customer ID,First Name,Last Name,Email';
  for (const again of [`\uFEFF${header}`, 'Customer ID, First name ,Last Name,EMAIL']) {
    const report = await look(table(header, '1,Ann,Lee,a@x.sg', again, '2,Bob,Tan,b@x.sg'), { target: 'members' });
    expect([report.toSend, report.reasons]).toEqual([{ member: 2 }, { 'repaired HEADER_AGAIN': 1 }]);
  }
});
