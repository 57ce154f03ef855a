import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { parseAmount, type Currency } from '../../kernel/money.ts';
import type { GramPrice } from '../domain/gold-at-exit.ts';
import { plansById } from '../queries/plans.ts';
import { rulesByVersion } from '../queries/standing.ts';

const BOARD = /* GraphQL */ `query BoardOfPlans($region: String!, $at: DateTime) { goldBoard(region: $region, at: $at) {
  metal purity retail { amount currency } buyback { amount } } }`;
const asService = serviceActor('plans', ['catalog:read']);

interface Price {
  readonly metal: string;
  readonly purity: number;
  readonly retail: { readonly amount: string; readonly currency: string };
  readonly buyback: { readonly amount: string } | null;
}

/** What is asked of a plan by grams. */
interface Saved { readonly region: string; readonly currency: string; readonly policyVersion: number }

const asked = new WeakMap<GraphContext, Map<string, Promise<readonly Price[] | null>>>();

/**
 * What a gram of gold costs at a moment (now, without it); null where the board has no such price. Asked once a
 * request, region and moment, outside any transaction; `'away'` while catalog does not answer.
 */
export async function askBoard(
  context: GraphContext, saved: Saved, at: Date | null = null,
): Promise<GramPrice | null | 'away'> {
  const { region, policyVersion } = saved;
  const currency = saved.currency as Currency;
  const answers = asked.get(context) ?? new Map<string, Promise<readonly Price[] | null>>();
  asked.set(context, answers);
  const question = `${region} ${at?.toISOString()}`;
  const known = answers.get(question) ?? ask(context, region, at);
  answers.set(question, known);
  const prices = await known;
  if (!prices) return 'away';
  const { beanPurity } = await context.load(rulesByVersion, policyVersion);
  const price = prices.find((one) =>
    one.metal === 'GOLD' && one.purity === beanPurity && one.retail.currency === currency);
  return price ? {
    retailMinor: parseAmount(price.retail.amount, currency)!,
    buybackMinor: price.buyback ? parseAmount(price.buyback.amount, currency) : null,
  } : null;
}

/**
 * The same for an exit: nothing where no gold is in the plan. The command refuses while
 * catalog is away, so that a retry of an exit that is done still has its answer. */
export async function gramForExit(context: GraphContext, planId: string): Promise<GramPrice | null | 'away'> {
  const plan = await context.load(plansById, planId);
  if (!plan || plan.goldMilligrams === 0) return null;
  return askBoard(context, plan.row);
}

/** What a bean costs when it is paid; nothing where none is saved. */
export async function gramForBean(
  context: GraphContext, planId: string, paidAt: Date,
): Promise<GramPrice | null | 'away'> {
  const plan = await context.load(plansById, planId);
  return plan?.beanGrams == null ? null : askBoard(context, plan.row, paidAt);
}

async function ask(
  { services, request }: GraphContext, region: string, at: Date | null,
): Promise<readonly Price[] | null> {
  try {
    return (await askOther<{ goldBoard: readonly Price[] }>(services, {
      document: BOARD, variables: { region, at: at?.toISOString() ?? null }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    })).goldBoard;
  } catch {
    return null;
  }
}
