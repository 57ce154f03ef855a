import { change, newMember, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;

const PHOTO = { url: 'https://media.example/bangle.jpg', kind: 'PIECE' };
const FIELDS = 'tradeIn { id version offer { policyVersion } }';
const brought = (world: Kit, memberId: string) => ({
  memberId, outletId: world.shop.storeId, way: 'depreciation', piece: '手镯', brand: '周记', ownBrand: false,
  grossMg: 12_400, purity: 9_990, idempotencyKey: world.fresh() });

export interface Brought { readonly id: string; readonly version: number }
interface Offered extends Brought { readonly offer: { readonly policyVersion: number } }

/** Old gold of the member that the franchise's store has estimated. */
export async function newTradeIn(world: Kit, memberId: string): Promise<Brought> {
  return (await change(world, 'estimateTradeIn', FIELDS, brought(world, memberId))).tradeIn;
}

/** What the gold of these inputs is worth without a sale: 780.00 a gram less 1 %. */
const PLAIN = { amount: '9440.34', currency: 'CNY' };

const edit = (world: Kit, { id, version }: Brought) => ({ id, expectedVersion: version,
  idempotencyKey: world.fresh() });

async function estimated(world: World): Promise<Brought> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return newTradeIn(world, memberId);
}

async function received(world: World, of?: Brought): Promise<Brought> {
  return (await change(world, 'stepTradeIn', FIELDS, { ...edit(world, of ?? await estimated(world)), step: 'RECEIVE' }))
    .tradeIn;
}

const ASSAY = { grossMg: 12_350, purity: 9_900, method: 'FIRE' };

async function assayed(world: World, of?: Brought): Promise<Brought> {
  return (await change(world, 'assayTradeIn', FIELDS, { ...edit(world, await received(world, of)), ...ASSAY })).tradeIn;
}

/** By a board that is there: nothing is offered without. */
async function offered(world: World, of?: Brought): Promise<Offered> {
  const { goldBoard } = await world.graph.get('{ goldBoard(region: "CN") { metal purity } }');
  if (!goldBoard.some(({ metal, purity }: any) => metal === 'GOLD' && purity === 9_990)) {
    await change(world, 'publishGoldPrice', 'goldPrice { id }', { region: 'CN', metal: 'GOLD', purity: 9_990,
      source: 'board', retail: { amount: '1012.00', currency: 'CNY' }, buyback: { amount: '780.00', currency: 'CNY' },
      effectiveAt: '2026-09-01T00:00:00Z', idempotencyKey: world.fresh() });
  }
  return (await change(world, 'offerTradeIn', FIELDS, edit(world, await assayed(world, of)))).tradeIn;
}

const answer = (world: Kit, one: Offered) => ({ ...edit(world, one), accept: true, note: 'good',
  consent: { version: one.offer.policyVersion, by: '王小明', way: 'SIGNATURE' },
  identity: { name: '王小明', kind: 'ID_CARD', lastDigits: '123X' } });

/** Accepted old gold of a member, that a quote may name. */
async function accepted(world: World): Promise<{ id: string; memberId: string }> {
  const memberId = await newMember(world);
  await world.graph.settled();
  const one = await offered(world, await newTradeIn(world, memberId));
  const { tradeIn } = await change(world, 'answerTradeInOffer', FIELDS, answer(world, one));
  return { id: tradeIn.id, memberId };
}

/** Of a way that is for a sale: what no sale takes is asked for. */
async function melted(world: World): Promise<Brought> {
  const { id } = await accepted(world);
  const { tradeIn } = await world.graph.get('query ($id: ID!) { tradeIn(id: $id) { id version } }', { id });
  return (await change(world, 'stepTradeIn', FIELDS, { ...edit(world, tradeIn), step: 'MELT' })).tradeIn;
}

const hold = async (world: World) => {
  const { id, memberId } = await accepted(world);
  return { memberId, region: 'CN', currency: 'CNY', tradeInIds: [id], storeCredit: '0', amount: '100.00',
    goldGrams: '15.2',
    goldValue: '15382.40', holdMinutes: 60, idempotencyKey: world.fresh() };
};

export const VALID_TRADE_IN_INPUTS: Readonly<Record<string, Prepare>> = {
  estimateTradeIn: async (w) => {
    const memberId = await newMember(w);
    await w.graph.settled();
    return { ...brought(w, memberId), photos: [PHOTO], note: 'old' };
  },
  assayTradeIn: async (w) => ({ ...edit(w, await received(w)), ...ASSAY, way: 'standard', note: 'by fire' }),
  offerTradeIn: async (w) => {
    await offered(w);
    return { ...edit(w, await assayed(w)), note: 'good gold' };
  },
  answerTradeInOffer: async (w) => answer(w, await offered(w)),
  stepTradeIn: async (w) => ({ ...edit(w, await received(w)), step: 'RETURN', note: 'kept', returnedTo: '王小明' }),
  askTradeInBuyback: async (w) => ({ ...edit(w, await melted(w)), by: '王小明', way: 'SIGNATURE', note: 'no sale',
    agreed: PLAIN }),
  decideTradeInBuyback: async (w) => {
    const one = await melted(w);
    const { tradeIn } = await change(w, 'askTradeInBuyback', FIELDS, { ...edit(w, one), by: '王小明', way: 'SCREEN',
      agreed: PLAIN });
    return { ...edit(w, tradeIn), approve: false, note: 'a sale comes' };
  },
  proveStoreCredit: (w) => ({ idempotencyKey: w.fresh() }),
  addTradeInPhotos: async (w) => ({ id: (await estimated(w)).id, photos: [PHOTO], idempotencyKey: w.fresh() }),
  holdTradeInCredit: hold,
  releaseTradeInCredit: async (w) => ({
    holdId: (await change(w, 'holdTradeInCredit', 'hold { id }', await hold(w))).hold.id, idempotencyKey: w.fresh() }),
};
