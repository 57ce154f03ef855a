import { OWNER } from '../../kit/graph.ts';
import { change, NOW, SECOND, type Base } from './world.ts';

/** A price on the board, and one that jumps above it and waits for a second look. */
export async function heldGoldPrice(world: Base): Promise<string> {
  const price = (retail: string) => {
    const minutes = world.next('gold');
    return change(world, 'publishGoldPrice', 'goldPrice { id state }', { region: 'CN', metal: 'GOLD', purity: 9_160,
      source: 'test', retail: { amount: retail, currency: 'CNY' }, buyback: { amount: '1.00', currency: 'CNY' },
      effectiveAt: new Date(Date.parse(NOW) + minutes * 60_000).toISOString(), idempotencyKey: world.fresh() });
  };
  const { goldPrice: first } = await price('600.00');
  if (first.state === 'HELD') return first.id;
  const { goldPrice } = await price('900.00');
  if (goldPrice.state !== 'HELD') throw new Error(`the price is ${goldPrice.state}`);
  return goldPrice.id;
}

const FINENESSES = [3_750, 5_850, 7_500, 9_160, 9_990, 9_999];

/** A price in force by two persons that one of them asks to take back; each of a fineness of its own. */
export async function askedGoldPrice(world: Base): Promise<string> {
  const purity = FINENESSES[world.next('asked gold') % FINENESSES.length];
  const ask = async (name: string, input: object, actor = OWNER): Promise<string> =>
    (await change(world, name, 'goldPrice { id }', { ...input, idempotencyKey: world.fresh() }, actor)).goldPrice.id;
  const price = (retail: string, daysAgo: number) => ask('publishGoldPrice', {
    region: 'SG', metal: 'GOLD', purity, source: 'test', retail: { amount: retail, currency: 'SGD' },
    effectiveAt: new Date(Date.parse(NOW) - daysAgo * 86_400_000).toISOString(),
  });
  await price('100.00', 2);
  const id = await price('150.00', 1);
  await ask('confirmGoldPrice', { id }, SECOND);
  await ask('withdrawGoldPrice', { id, reason: 'a mistake' });
  return id;
}

export async function heldFxTable(world: Base): Promise<string> {
  const table = (rate: string) => {
    const minutes = world.next('fx');
    return change(world, 'publishFxTable', 'fxTable { id state }', { homeRegion: 'CN',
      effectiveAt: new Date(Date.parse(NOW) + minutes * 60_000).toISOString(), source: 'test',
      rates: [{ from: 'HKD', rate }], idempotencyKey: world.fresh() });
  };
  const { fxTable: first } = await table('0.92');
  if (first.state === 'HELD') return first.id;
  const { fxTable } = await table('0.50');
  if (fxTable.state !== 'HELD') throw new Error(`the table is ${fxTable.state}`);
  return fxTable.id;
}

/** One that is still to come and that nothing else is compared with. */
export async function upcomingFxTable(world: Base): Promise<string> {
  const minutes = world.next('fx');
  const { fxTable } = await change(world, 'publishFxTable', 'fxTable { id state }', { homeRegion: 'SG',
    effectiveAt: new Date(Date.parse(NOW) + (minutes + 600_000) * 60_000).toISOString(), source: 'test',
    rates: [{ from: 'CNY', rate: '0.19' }], idempotencyKey: world.fresh() });
  // Far from the one before it, where a test has put tables of its own into force.
  if (fxTable.state === 'HELD') {
    await change(world, 'confirmFxTable', 'fxTable { id }', { id: fxTable.id, idempotencyKey: world.fresh() }, SECOND);
  }
  return fxTable.id;
}

/** A table in force by two persons that one of them asks to take back; each far from the one before it. */
export async function askedFxTable(world: Base): Promise<string> {
  const ask = (name: string, input: object, actor = OWNER) =>
    change(world, name, 'fxTable { id state }', { ...input, idempotencyKey: world.fresh() }, actor);
  const table = () => {
    const asking = world.next('asked fx');
    return ask('publishFxTable', { homeRegion: 'HK', source: 'test', rates: [{ from: 'USD', rate: `${asking * 7}` }],
      effectiveAt: new Date(Date.parse(NOW) - 86_400_000 + asking * 60_000).toISOString() });
  };
  const { fxTable: first } = await table();
  const { fxTable: { id } } = first.state === 'HELD' ? { fxTable: first } : await table();
  await ask('confirmFxTable', { id }, SECOND);
  await ask('withdrawFxTable', { id, reason: 'a mistake' });
  return id;
}
