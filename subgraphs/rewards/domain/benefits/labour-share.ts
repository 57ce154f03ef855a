import { floorRatio } from '../../../kernel/money.ts';

/** What is paid of a labour fee (3.9). Example: a child of the house pays 80 % of 42,560: 34,048. */
export function labourToPay(labourMinor: bigint, percent: number): bigint {
  return floorRatio(labourMinor, BigInt(percent), 100n);
}

/** What an evaluator takes off: 42,560 at 80 % is 8,512 less. */
export function labourReduction(labourMinor: bigint, percent: number): bigint {
  return labourMinor - labourToPay(labourMinor, percent);
}
