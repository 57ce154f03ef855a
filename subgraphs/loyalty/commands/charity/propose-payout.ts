import type { Region } from '../../../contracts/words.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import { newId } from '../../../kernel/ids.ts';
import { moneyView, type Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isCovered } from '../../domain/charity/payout.ts';
import { lockFund } from '../../persistence/charity/payouts.ts';

export interface PayoutInput {
  readonly region: Region;
  readonly amount: Money;
  readonly recipient: string;
  readonly purpose: string;
  readonly bankReference: string;
  readonly paidOn: string;
}
export type ProposePayoutCode =
  'HEAD_OFFICE_ONLY' | 'UNKNOWN_REGION' | 'INVALID' | 'DUPLICATE_REFERENCE' | 'FUND_TOO_SMALL';

/** Finance records what it paid out of the fund; it counts when a second person has looked at it. */
export const proposePayout = defineCommand<PayoutInput, { payoutId: string }, ProposePayoutCode>({
  name: 'loyalty.propose-charity-payout',
  execute: async (tx, input) => {
    if (isRestricted(tx.actor)) return refused('HEAD_OFFICE_ONLY', 'Only head office pays out of the fund.', []);
    const { region, amount: { minor, currency }, paidOn } = input;
    const book = await readCodebook(tx.sql);
    if (!book.known('region', region, tx.now)) return refused('UNKNOWN_REGION', 'There is no such region.', ['region']);
    const texts = [['recipient', 200], ['purpose', 500]] as const;
    const wrong = texts.find(([field, longest]) => isNoText(input[field], longest));
    if (wrong) return refused('INVALID', `It has 1 to ${wrong[1]} characters.`, [wrong[0]]);
    const bankReference = readIdentifier(input.bankReference, 100);
    if (bankReference === null) return refused('INVALID', 'It has 1 to 100 characters.', ['bankReference']);
    if (paidOn > dayText(localDay(tx.now, book.zoneOf(region, tx.now)))) {
      return refused('INVALID', 'What is recorded was paid today or before.', ['paidOn']);
    }
    const fund = await lockFund(tx.sql, region, currency);
    if (!isCovered(minor, fund.left)) {
      return minor > 0n
        ? refused('FUND_TOO_SMALL', 'The fund has less.', ['amount'], { left: moneyView(fund.left, currency) })
        : refused('INVALID', 'An amount is above zero.', ['amount']);
    }
    const [taken] = await tx.sql.all`select 1 from charity_payout
      where currency = ${currency} and bank_reference = ${bankReference} and state <> 'rejected'`;
    if (taken) return refused('DUPLICATE_REFERENCE', 'This payment is recorded already.', ['bankReference']);
    const id = newId(tx.now);
    await tx.sql.run`insert into charity_payout (id, region, currency, amount_minor, recipient, purpose, bank_reference,
        paid_on, state, asked_by, asked_by_name, asked_at)
      values (${id}, ${region}, ${currency}, ${minor}, ${input.recipient.trim()}, ${input.purpose.trim()},
        ${bankReference}, ${paidOn}::date, 'proposed', ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`;
    tx.audit({ subjectId: id, after: { state: 'proposed', region, currency, minor, bankReference, paidOn },
      reason: input.purpose.trim() });
    return accepted({ payoutId: id });
  },
});

const isNoText = (text: string, longest: number): boolean =>
  text.trim().length === 0 || text.trim().length > longest || isMisread(text);
