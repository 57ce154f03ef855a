import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { parseAmount, type Currency } from '../../kernel/money.ts';
import type { Board } from '../domain/price.ts';
import { regionsOfOutlets } from '../queries/outlets.ts';
import { tradeInsById } from '../queries/trade-ins.ts';

const BOARD = /* GraphQL */ `query BoardOfTradeIns($region: String!) { goldBoard(region: $region) {
  id metal purity effectiveAt retail { amount currency } buyback { amount } } }`;
const asService = serviceActor('tradeins', ['catalog:read']);

interface Price {
  readonly id: string;
  readonly metal: string;
  readonly purity: number;
  readonly effectiveAt: string;
  readonly retail: { readonly amount: string; readonly currency: string };
  readonly buyback: { readonly amount: string } | null;
}

/** What a gram of gold costs at an outlet now; nothing where nobody knows the outlet. */
export async function boardAtOutlet(context: GraphContext, outletId: string): Promise<Board> {
  const region = await context.load(regionsOfOutlets, outletId);
  return region === null ? [] : askBoard(context, region);
}

/** The same where a trade-in was brought to; nothing of one that the caller does not see. */
export async function boardOfTradeIn(context: GraphContext, tradeInId: string): Promise<Board> {
  const found = await context.load(tradeInsById, tradeInId);
  return found ? askBoard(context, found.row.region) : [];
}

/** Asked at the instant of the request, outside of any transaction; 'away' while catalog does not answer. */
async function askBoard({ services, request }: GraphContext, region: string): Promise<Board> {
  try {
    const { goldBoard } = await askOther<{ goldBoard: readonly Price[] }>(services, {
      document: BOARD, variables: { region }, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    return goldBoard.filter(({ metal }) => metal === 'GOLD').map(({ id, purity, effectiveAt, retail, buyback }) => {
      const currency = retail.currency as Currency;
      return {
        source: id, since: new Date(effectiveAt), purity, currency, retailMinor: parseAmount(retail.amount, currency)!,
        buybackMinor: buyback ? parseAmount(buyback.amount, currency) : null,
      };
    });
  } catch {
    return 'away';
  }
}
