import { describe, expect, it } from '@jest/globals';
import { dryRun } from './dry-run.ts';
import { prepare, type Wish } from './prepare.ts';
import { readyTemplates } from './templates.ts';
import { bytesSource } from '../read/source.ts';

const zone = { zone: 'Asia/Shanghai' };

async function look(text: string | Uint8Array, wish: Wish = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return dryRun(await prepare(bytesSource('file', bytes), { templates: await readyTemplates(), ...wish }));
}
const refusal = (text: string, wish?: Wish): Promise<{ code?: string; message: string }> =>
  look(text, wish).then(() => ({ message: 'it was read' }), (error: Error) => error);
const open = ({ questions }: Awaited<ReturnType<typeof look>>) =>
  questions.filter(({ answer }) => answer === null).map(({ id }) => id);
const table = (header: string, ...lines: string[]): string => [header, ...lines].join('\n');

describe('orders from any shop', () => {
  it('finds columns in German, whatever their order, with decimal commas', async () => {
    const report = await look(table('Menge;Artikelnummer;Einzelpreis;Datum;Bestellnummer;Währung',
      '2;RNG-1;1.299,00;13.02.2026;A1;EUR',
      '1;RNG-2;45,25;13.02.2026;A1;EUR', '-1;RNG-2;45,25;14.02.2026;A2;EUR'), { answers: zone });
    expect(report.target).toBe('orders');
    expect(report.counts).toMatchObject({ orders: 2, pieces: 3, returns: 1 });
    expect([report.sums.EUR!.net, report.reasons]).toEqual(['2643.25', { 'refused RETURN_NAMELESS': 1 }]);
  });

  it('finds columns in Chinese in any order, tabs, an order number of 22 characters, and its currency by 元',
    async () => {
    const report = await look(table('订单状态\t商品名称\t数量\t单价(元)\t订单号\t付款时间',
      '交易成功\t古法金手镯\t2\t"１２，３４５.６７"\t2026000000000000000001\t2026/3/1 9:00',
      '等待买家付款\t转运珠\t1\t1299\t2026000000000000000002\t'), { answers: zone, accept: true });
    expect(report.counts).toMatchObject({ 'orders': 2, 'orders that wait for payment': 1 });
    expect(report.sums.CNY).toMatchObject({ 'total': '25990.34', 'waits for payment': '1299.00' });
  });

  it('takes a subtotal that stands on each line for that line’s own, rounded either way', async () => {
    const report = await look(table('Receipt;Date;Product;Qty;Unit Price;Disc.%;Subtotal;Refund of',
      'R1;13/02/2026;Ring;2;1.299,00;0;2.598,00;',
      'R1;13/02/2026;Studs;1;45,25;10;40,72;', 'R2;14/02/2026;Studs;1;45,25;10;40,73;',
        'R3;14/02/2026;Ring;-1;1.299,00;0;-1.299,00;R1'),
    { answers: { ...zone, currency: 'EUR' } });
    expect([report.mapping.lineTotal, report.counts.orders, report.toSend, report.reasons]).toEqual(
      ['Subtotal', 3, { order: 2, return: 1 }, {}]);
    expect(report.sums.EUR).toMatchObject({ 'lines, returns among them': '1380.45', 'net': '2679.45' });
  });

  it('asks whether lines without a number are of the order above, and holds them and their neighbours if not',
    async () => {
    const text = table('Order No,Order Date,Currency,SKU,Quantity,Unit Price', 'A1,2026-03-01,SGD,RNG,1,10.00',
      ',,,EAR,2,5.00', 'A2,2026-03-02,SGD,RNG,1,10.00');
    const asked = await look(text, { answers: zone });
    expect([open(asked), asked.counts.orders, asked.counts.pieces, asked.sums.SGD!.net]).toEqual(
      [['carry'], 2, 4, '30.00']);
    const held = await look(text, { answers: { ...zone, carry: 'no' } });
    expect([held.counts.orders, held.counts['orders held'], held.reasons]).toEqual(
      [undefined, 2, { 'held LINE_UNREADABLE': 2, 'refused ORDER_NAMELESS': 1 }]);
    const told = await look(text, { answers: zone, template: { name: 'carried', target: 'orders',
      fields: { orderNo: { column: 'Order No', carry: true } } } });
    expect([open(told), told.counts.orders, told.counts.pieces]).toEqual([[], 2, 4]);
  });

  it('reads orders with their lines inside, as an API answers them', async () => {
    const orders = [{ name: '#1', created_at: '2026-03-01T10:00:00+08:00', currency: 'SGD', financial_status: 'paid',
      total_price: '348.00',
      customer: { email: 'a@b.co' }, line_items: [{ sku: 'R', quantity: 2, price: '129.00' },
        { sku: 'E', quantity: 2, price: '45.00' }] },
    { name: '#2', created_at: '2026-03-02T10:00:00+08:00', currency: 'SGD', financial_status: 'pending',
      total_price: '45.00', customer: null,
      line_items: [{ sku: 'E', quantity: 1, price: '45.00' }] }];
    const report = await look(JSON.stringify({ orders }), { target: 'orders', map: { orderNo: 'name' } });
    expect([open(report), report.counts.orders, report.counts.pieces, report.sums.SGD]).toEqual([[], 2, 5,
      expect.objectContaining({ 'total': '393.00', 'waits for payment': '45.00' })]);
  });

  it('takes tax on top or within as the totals show, and does not believe totals that do not agree', async () => {
    const report = await look(table('Order No,Order Date,Currency,SKU,Quantity,Unit Price,Shipping,Tax,Total',
      'A1,2026-03-01,SGD,RNG,1,100.00,5.00,9.00,114.00', 'A2,2026-03-01,SGD,RNG,1,109.00,0,9.00,109.00',
        'A3,2026-03-01,SGD,RNG,1,100.00,0,0,99.00'),
    { answers: zone });
    expect([report.counts.orders, report.reasons, report.remarks[0]!.detail]).toEqual([2, { 'held ORDER_DIFFERS': 1 },
      'order A3: its lines, discount, shipping and tax come to 100.00, and its total is 99.00']);
  });

  it('asks what an unknown status is, and holds its orders until then; the answer is taken', async () => {
    const text = table('Order No,Order Date,Status,Currency,SKU,Quantity,Unit Price',
      'A1,2026-03-01,Baked,SGD,RNG,1,10.00', 'A2,2026-03-01,paid,SGD,RNG,1,10.00');
    const asked = await look(text, { answers: zone });
    expect([open(asked), asked.toSend, asked.reasons]).toEqual(
      [['status:Baked'], { order: 1 }, { 'held STATUS_UNKNOWN': 1 }]);
    const told = await look(text, { answers: { ...zone, 'status:Baked': 'CANCELLED' } });
    expect([open(told), told.toSend, told.counts['orders given up unpaid']]).toEqual([[], { order: 1 }, 1]);
  });

  it('keeps the same line twice as two pieces; holds an order with a line it cannot read; tells zero from nothing',
    async () => {
    const report = await look(table('Order No,Order Date,Currency,SKU,Quantity,Unit Price',
      'A1,2026-03-01,SGD,RNG,1,10.00', 'A1,2026-03-01,SGD,RNG,1,10.00',
      'A2,2026-03-01,SGD,GIFT,1,0', 'A3,2026-03-01,SGD,RNG,1,', 'A4,2026-03-01,SGD,RNG,=1+1,10.00',
        'A5,2026-03-01,SGD,RNG,1,3.4E+18'), { answers: zone });
    expect([report.counts.pieces, report.sums.SGD!.net, report.toSend]).toEqual([3, '20.00', { order: 2 }]);
    expect(report.reasons).toEqual({ 'held PRICE_MISSING': 1, 'noted STANDS_TWICE': 1, 'refused FORMULA': 1,
      'refused NUMBER_UNREADABLE': 1 });
  });

  it('refuses a key that a spreadsheet has rounded', async () => {
    const report = await look(table('Order No,Order Date,Currency,SKU,Quantity,Unit Price',
      '2.026E+21,2026-03-01,SGD,RNG,1,10.00'), { answers: zone });
    expect([report.toSend, report.remarks.map(({ reason }) => reason)]).toEqual([{}, ['LONG_NUMBER']]);
  });

  it('returns pieces of an order of this file or of an earlier one; a part of the money is value alone', async () => {
    const report = await look(table('Order No,Order Date,Currency,SKU,Quantity,Unit Price,Returned Order',
      'A1,2026-03-01,SGD,RNG,2,10.00,',
      'A2,2026-03-02,SGD,RNG,-1,10.00,A1', 'A3,2026-03-02,SGD,RNG,-1,10.00,OLD-7', 'A4,2026-03-02,SGD,EAR,-1,10.00,A1'),
        { answers: zone });
    expect([report.toSend, report.counts.returns, report.reasons]).toEqual(
      [{ order: 1, return: 2 }, 3, { 'refused RETURN_NOT_SOLD': 1 }]);
  });

  it('asks whose clock and money they are, and whether each line is an order, where nothing says it', async () => {
    const report = await look(table('Date,SKU,Quantity,Unit Price', '2026-03-01,RNG,1,10.00', '2026-03-01,EAR,1,1.000'),
      { target: 'orders' });
    expect(open(report).sort()).toEqual(['currency', 'rows', 'zone']);
    const text = table('Order No,Date,SKU,Quantity,Unit Price', 'A1,2026-03-01,RNG,1,10.00');
    expect((await refusal(text, { answers: { zone: 'Mars/Base' } })).code).toBe('ZONE_UNKNOWN');
    expect((await refusal(text, { answers: { ...zone, currency: 'MARS' } })).code).toBe('CURRENCY_UNKNOWN');
  });
});

describe('people, points, stores, products, rates', () => {
  it('keeps people without a key apart, and asks how their birthdays are written', async () => {
    const report = await look(table('姓名,手机号,生日,性别', '王小明,13800000000,03/04/1990,男', '李梅,13800000000,05/06/1991,女',
      ',,,'));
    expect([report.target, report.counts]).toEqual(
      ['members', expect.objectContaining({ 'members': 2, 'members without a key': 2, 'different phones': 1 })]);
    expect(report.questions).toEqual([expect.objectContaining({ id: 'date:生日', proposal: null })]);
  });

  it('refuses a mapping that names one column twice, a field that there is not, and a key that stands twice',
    async () => {
    const text = table('Key,Name,E-Mail', '1,Ann,a@b.co', '1,Ben,b@b.co');
    expect((await refusal(text, { target: 'members', map: { key: 'E-Mail', email: 'E-Mail' } })).code).toBe(
      'MAPPING_TWICE');
    expect((await refusal(text, { target: 'members', map: { nose: 'Name' } })).code).toBe('FIELD_UNKNOWN');
    expect((await refusal(text, { target: 'members', map: { name: 'Nose' } })).code).toBe('COLUMN_UNKNOWN');
    expect((await refusal(table('Key,Key', '1,2'), { target: 'members', map: { key: 'Key' } })).code).toBe(
      'COLUMN_TWICE');
    expect((await look(text)).reasons).toEqual({ 'refused KEY_TWICE': 1 });
  });

  it('takes whole balances, and movements of either sign, with an opening balance where there is one', async () => {
    const balances = await look(table('会员卡号,当前积分', 'C1,120', 'C2,0', 'C3,57'));
    expect([balances.target, balances.toSend, balances.sums.points!['points to give']]).toEqual(
      ['points', { points: 2 }, '177']);
    const moved = await look(table('Member No,Date,Points Change,Opening Balance', 'C1,2026-01-01,-50,80',
      'C1,2026-02-01,20.75,', 'C2,2026-01-01,5,'),
      { answers: { ...zone, rounding: 'floor' } });
    expect([open(moved), moved.sums.points!['points to give']]).toEqual([[], '55']);
  });

  it('reads products with their variants, rates by moment, and prices by the unit that a column names', async () => {
    const products = await look(table('Handle,Title,Type,Variant SKU,Variant Price,Variant Grams,Option1 Value',
      'lotus,Lotus Ring,Ring,RNG-1,129.00,3.5,10',
      'lotus,,,RNG-2,129.00,3.6,11', 'lotus,,,,,,'), { answers: { currency: 'SGD' } });
    expect([products.template, products.counts.items, products.counts.products, products.sums.SGD!.price]).toEqual(
      ['shopify-products', 2, 1, '258.00']);
    const rates = await look(table('month,currency,rate', '2026-01-01,USD,7.0123', '2026-01-01,EUR,7.9',
      '2026-02-01,USD,7.01'), { answers: zone });
    expect([rates.target, rates.counts.tables, rates.toSend]).toEqual(['fx', 2, { fx: 2 }]);
    const gold = await look(table('日期,金价(克),币种', '2026-03-01,788.00,CNY', '2026-03-02,850.00,CNY'), { answers: zone });
    expect([gold.target, gold.counts['jumps over 5 %'], open(gold)]).toEqual(['gold', 1, []]);
  });

  it('says by name what no column tells, and what it cannot tell at all', async () => {
    expect((await refusal(table('x,y', '1,2', '3,4'))).code).toBe('TARGET_UNKNOWN');
    const stores = await look(table('store_name,city,country,store_number', 'One,Paris,France,', 'Two,Rome,Italy,7'));
    expect([stores.toSend, stores.reasons]).toEqual([{ outlet: 1 }, { 'refused CODE_MISSING': 1 }]);
  });
});

describe('memory and millions', () => {
  it('tells keys apart by the hundred thousand and keeps at most a thousand remarks', async () => {
    const lines = Array.from({ length: 30_000 },
      (_, n) => `A${n >> 1},2026-03-01,SGD,RNG,${n % 9 === 0 ? 'x' : 1},10.00`);
    const report = await look(table('Order No,Order Date,Currency,SKU,Quantity,Unit Price', ...lines),
      { answers: zone });
    const broken = new Set(lines.flatMap((_, n) => (n % 9 === 0 ? [n >> 1] : []))).size;
    expect([report.counts.orders, report.counts['orders held'], report.remarks.length]).toEqual(
      [15_000 - broken, broken, 1_000]);
  });
});
