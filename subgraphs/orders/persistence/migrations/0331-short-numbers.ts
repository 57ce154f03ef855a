import { DAILY_NUMBER_TABLE } from '../../../kernel/numbers/daily-number.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Quotes have numbers that people say to each other; those from before have none. */
export const orders0331: SqlMigration = {
  name: 'orders-0331',
  sql: `
${DAILY_NUMBER_TABLE}
alter table quote add column short_no text;
create unique index quote_short_no on quote (short_no, outlet_id) where short_no is not null;
`,
};
