import type { Figure } from '../../kernel/observe/figures.ts';
import { proofFigures } from '../../kernel/observe/proof-figures.ts';

/** Whether the sums of the cost cap are proven, and how near benefits are to it; gauges are read every ten minutes. */
export const figures: readonly Figure[] = [
  ...proofFigures('cost', 'days'),
  {
    name: 'karat_benefit_cost_payers', labels: ['state'],
    help: 'Payers and regions whose benefits cost so much of their net sales: alert, or over what they may',
    sql: `select jsonb_build_object('state', s.state), (select count(*) from @schema.cost_gauge g
      where g.state = s.state)::float8 from (values ('alert'), ('over')) s (state)`,
  },
  {
    name: 'karat_benefit_cost_read_seconds', labels: [],
    help: 'Time since the cost gauges were last read; absent before the first time',
    sql: `select '{}'::jsonb, extract(epoch from clock_timestamp() - max(g.read_at))::float8
      from @schema.cost_gauge g having max(g.read_at) is not null`,
  },
];
