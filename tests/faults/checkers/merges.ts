import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { inEverySchema, sqlChecker } from './checker.ts';

/** Whose an order was at its payment may have been merged since; not before. */
const UNLESS: Readonly<Record<string, string>> = {
  'franchises.order_fact.buyer_id': 'and t.paid_at >= m.merged_at',
};

const leftBehind = SUBGRAPHS.flatMap(({ name, people = {} }) => Object.entries(people)
  .filter(([, { is }]) => is === 'moved').map(([column]) => {
    const [table, field] = column.split('.');
    return `select '${name}.${column} names somebody who was merged' as finding
      from ${name}.${table} t join ${name}.person_merge m on m.merged_id = t.${field}
      where true ${UNLESS[`${name}.${column}`] ?? ''}`;
  }));

/** What a merge moves is nobody's who was merged, every room knows the same last survivors. */
export const nobodyLeftBehind = sqlChecker('nobody is left behind', `
  ${leftBehind.join(' union all ')}
  union all ${inEverySchema(`select '@schema: a survivor was merged' from @schema.person_merge a
    join @schema.person_merge b on b.merged_id = a.survivor_id`)}
  union all ${inEverySchema(`select '@schema: a merge is another than in members'
    from members.person_merge truth join @schema.person_merge m using (merged_id)
    where m.survivor_id <> truth.survivor_id`)}`);
