import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { moneyView } from '../../../kernel/money.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { gapsIn } from '../../domain/boards/board-gaps.ts';
import { readPasted } from '../../domain/boards/pasted-board.ts';
import { perGramMinor } from '../../domain/boards/weight-unit.ts';
import { boardDays } from '../../queries/boards/board-days.ts';
import { boardOf } from '../../queries/gold-price-rows.ts';
import { GoldBoardGap, PastedGoldPrice, PublicGoldPrice } from './board.type.ts';

const MAX_GAP_DAYS = 92;
const DAY_MS = 86_400_000;
const REGION = 'Whose board: code of the region 会籍地区, for example "CN".';

@Resolver()
export class BoardResolver {
  @Query(() => [GoldBoardGap], {
    description: 'Gaps of a board 缺价: each fineness the board has, or that a piece on sale in the region\'s currency '
      + 'is weighed by, and the days of the region on which no price of it began; at most 92 days and 100 finenesses.',
  })
  @Scopes('catalog:read')
  async goldBoardGaps(
    @Arg('region', () => String, { description: REGION }) region: string,
    @Arg('from', () => DateScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Last day, within; not after today in the region.' }) to: string,
    @Ctx() context: GraphContext,
  ): Promise<GoldBoardGap[]> {
    const { traits } = await knownRegion(context, region);
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    if (days < 1) throw new RequestError('BAD_USER_INPUT', 'to is not before from.');
    if (days > MAX_GAP_DAYS) throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_GAP_DAYS} days.`);
    const today = dayText(localDay(context.now, traits.timeZone));
    const last = to < today ? to : today;
    if (from > last) return [];
    return gapsIn(await boardDays(await context.sql(),
      { region, currency: traits.currency, zone: traits.timeZone, from, to: last }));
  }

  @Query(() => [PastedGoldPrice], {
    description: 'Reads a board that somebody pasted 粘贴金价表 – from a sheet, a chat, a file –, at most 10,000 characters '
      + 'and 500 lines: fineness, selling price, buy-back, unit, moment, parted by tabs, bars or commas. Nothing is '
      + 'published: send what can be by publishGoldPrices.',
  })
  @Scopes('catalog:price')
  async readGoldPrices(
    @Arg('region', () => String, { description: `${REGION} Amounts are in its currency, moments in its time.` })
    region: string,
    @Arg('text', () => String, { description: 'The table, at most 10,000 characters.' }) text: string,
    @Ctx() context: GraphContext,
  ): Promise<PastedGoldPrice[]> {
    const { traits: { currency, timeZone: zone } } = await knownRegion(context, region);
    const view = (minor: bigint | null) => (minor === null ? null : moneyView(minor, currency));
    return readPasted(text, { currency, zone }).map(({ retailMinor, buybackMinor, ...row }) => ({
      ...row, retail: view(retailMinor), buyback: view(buybackMinor),
      perGram: view(retailMinor === null ? null : perGramMinor(retailMinor, row.unit)),
    }));
  }

  // A board hangs in the store: whoever reads it there needs no account, and so no screen holds a token.
  @Query(() => [PublicGoldPrice], {
    description: 'The board in force now as screens in stores show it 今日金价, at most 100; no sign-in. `/board/CN` is '
      + 'the page of it.',
  })
  async publicGoldBoard(
    @Arg('region', () => String, { description: REGION }) region: string, @Ctx() context: GraphContext,
  ): Promise<PublicGoldPrice[]> {
    await knownRegion(context, region);
    // Screens reload each minute: what begins within this one is shown by the next.
    const board = await boardOf(await context.sql(), region, context.now);
    return board.map(({ metal, purity, retail, buyback, effectiveAt }) =>
      ({ metal, purity, retail, buyback, effectiveAt }));
  }
}
