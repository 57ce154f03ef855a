import { PREFIX } from '../../../contracts/ids.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { formatAmount } from '../../../kernel/money.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { EarnedPoints, PricedLine } from '../../domain/quotes/priced-sale.ts';
import type { Asking } from './ask-pieces.ts';

const SIMULATE = `query EarningOfQuote($input: AccrualSimulationInput!) { simulateAccrual(input: $input) {
  points bonus growth policyVersion refusal { code } lines { points bonus growth } lots { cause points } } }`;

interface Answer {
  readonly simulateAccrual: {
    readonly points: number | null; readonly bonus: number | null; readonly growth: number | null;
    readonly policyVersion: number | null; readonly refusal: { readonly code: string } | null;
    readonly lines: readonly { readonly points: number; readonly bonus: number; readonly growth: number }[];
    readonly lots: readonly { readonly cause: string; readonly points: number }[];
  };
}

export interface Earning {
  readonly whole: EarnedPoints;
  readonly lines: readonly { readonly points: bigint; readonly bonus: bigint; readonly growth: bigint }[];
}

const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

/** What loyalty would give for these bases; null while it cannot say, and then nothing is promised. */
export async function askEarning(
  { services, request }: Asking, sale: JudgedSale, lines: readonly Pick<PricedLine, 'baseMinor' | 'marginClass'>[],
): Promise<Earning | null> {
  const { currency } = sale;
  const { simulateAccrual: said } = await askOther<Answer>(services, {
    document: SIMULATE,
    variables: { input: {
      memberId: encodeId(PREFIX.member, sale.memberId!), currency,
      lines: lines.map(({ baseMinor, marginClass }) => ({
        amount: { amount: formatAmount(baseMinor, currency), currency }, marginClass })),
    } },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  if (said.refusal) return null;
  const campaignBonus = said.lots.filter(({ cause }) => cause === 'CAMPAIGN')
    .reduce((sum, { points }) => sum + BigInt(points), 0n);
  return {
    whole: { points: BigInt(said.points ?? 0), tierBonus: BigInt(said.bonus ?? 0), campaignBonus,
      growth: BigInt(said.growth ?? 0), policyVersion: said.policyVersion },
    lines: said.lines.map(({ points, bonus, growth }) => (
      { points: BigInt(points), bonus: BigInt(bonus), growth: BigInt(growth) })),
  };
}
