import { MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { readMoney, type MoneyInput } from '../../../kernel/graph/money.type.ts';
import { decodeId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { SaleToTry } from '../../domain/simulations/sale-to-try.ts';
import type { AccrualQuestion } from '../../queries/simulations/simulate-accrual.ts';
import type { AccrualSimulationInput } from './simulation.input.ts';

const MAX_DISCOUNTS = 100;

/** What is asked; null for a member that no id of the house names. */
export function readQuestion(input: AccrualSimulationInput, now: Date): AccrualQuestion | null {
  const buyer = readBuyer(input);
  return buyer && {
    buyer, currency: input.currency, sale: readSale(input),
    paidAt: input.paidAt ?? now, windowEndsAt: input.windowEndsAt ?? null,
  };
}

function readBuyer({ memberId, programme, tier }: AccrualSimulationInput): AccrualQuestion['buyer'] | null {
  if (memberId) {
    const id = decodeId(PREFIX.member, memberId);
    return id ? { memberId: id } : null;
  }
  if (!programme || !tier) throw new RequestError('BAD_USER_INPUT', 'Say memberId, or programme and tier.');
  return { programme, tier };
}

function readSale(input: AccrualSimulationInput): SaleToTry {
  const { lines, orderDiscounts, currency } = input;
  within('lines', lines.length, 1, MAX_ORDER_LINES);
  within('orderDiscounts', orderDiscounts.length, 0, MAX_DISCOUNTS);
  const minor = (said: MoneyInput | null | undefined, name: string) => (
    said ? amountOf(said, currency, name).minor : 0n);
  return {
    lines: lines.map(({ marginClass, amount, discount }) => ({
      marginClass, amountMinor: minor(amount, 'amount'), discountMinor: minor(discount, 'discount'),
    })),
    discounts: orderDiscounts.map(({ amount, eligibleLines }) => {
      if (eligibleLines) within('eligibleLines', eligibleLines.length, 1, MAX_ORDER_LINES);
      if (eligibleLines?.some((line) => line < 1 || line > lines.length)) {
        throw new RequestError('BAD_USER_INPUT', 'eligibleLines are numbers of lines, from 1.');
      }
      return { amountMinor: minor(amount, 'orderDiscounts'), eligibleLines: eligibleLines ?? null };
    }),
    pointsCashMinor: minor(input.pointsCash, 'pointsCash'),
    tradeInMinor: minor(input.tradeInCredit, 'tradeInCredit'),
  };
}

/** An amount of that currency, zero or more. */
export function amountOf(said: MoneyInput, currency: string | null, name: string): Money {
  const money = readMoney(said);
  if (!money || money.minor < 0n || (currency !== null && money.currency !== currency)) {
    throw new RequestError('BAD_USER_INPUT', `${name} is an amount${currency ? ` of ${currency}` : ''}, zero or more.`);
  }
  return money;
}

function within(name: string, count: number, least: number, most: number): void {
  if (count >= least && count <= most) return;
  throw new RequestError('LIMIT_EXCEEDED', `${name} has ${least} to ${most} items.`);
}
