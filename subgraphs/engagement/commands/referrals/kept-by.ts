import type { Tx } from '../../../kernel/commands/command.ts';
import { decimalsOf } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { isEnough, type KeptSale } from '../../domain/referral.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';

/** Whether what is left of a sale keeps a referral of a friend of that region. */
export async function isKeptBy(tx: Tx, sale: KeptSale, region: string, at: Date, book: Codebook): Promise<boolean> {
  const { currency } = book.programmeOf(region, at);
  const { rules } = await engagementPolicyAt(tx.sql, at);
  return isEnough(sale, rules, { currency, minorUnits: 10n ** BigInt(decimalsOf(currency)) });
}
