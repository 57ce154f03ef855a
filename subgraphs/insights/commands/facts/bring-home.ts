import type { Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { valueAtHome } from '../../domain/home-value.ts';
import { homeOf, ratesAt } from '../../persistence/homes.ts';
import { writeValues, type OrderFact, type Valued } from '../../persistence/order-facts.ts';
import { refreshMembers } from '../../persistence/refresh-members.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';

type Waits = Outcome<never, 'UNKNOWN_MEMBER' | 'UNKNOWN_RATE'>;

/**
 * After orders went from one id to another: those that were valued at another home are valued at the one
 * they have now, and the facts of these members are worked out anew. Under `lockMerges`, and the same
 * whichever way they went. Answers what has not arrived yet.
 */
export async function bringHome(tx: Tx, memberIds: readonly string[]): Promise<Waits | null> {
  const rows = await tx.sql.all<OrderFact & { region: string | null }>`
    select ${columnsOf(orderFactTable, { as: 'o' })}, m.region from order_fact o
    left join known_member m on m.member_id = o.member_id
    where o.member_id = any(${[...memberIds]}::uuid[]) and o.home_region is distinct from m.region`;
  const book = await readCodebook(tx.sql);
  const moved = rows.map((order) => ({
    order, home: order.region === null ? null : homeOf(book, order.region, tx.now) }));
  const questions = moved.map(({ order, home }) => home && (
    { programme: home.programme, from: order.currency, to: home.currency, at: order.paidAt }));
  const rateAt = await ratesAt(tx.sql, questions.flatMap((question) => question ?? []));
  const valued: Valued[] = [];
  for (const [place, { order, home }] of moved.entries()) {
    if (!home) return refused('UNKNOWN_MEMBER', 'The survivor has not arrived yet.', ['memberId']);
    const rate = rateAt(questions[place]!);
    if (rate === undefined) return refused('UNKNOWN_RATE', 'A rate has not arrived yet.', ['memberId']);
    valued.push({ ...order, ...valueAtHome(order, home, rate) });
  }
  await writeValues(tx.sql, valued);
  await refreshMembers(tx.sql, memberIds);
  return null;
}
