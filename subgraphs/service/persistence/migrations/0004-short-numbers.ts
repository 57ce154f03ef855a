import { DAILY_NUMBER_TABLE } from '../../../kernel/numbers/daily-number.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Service orders have numbers that people say to each other; those from before have none. */
export const service0004: SqlMigration = {
  name: 'service-0004',
  sql: `
${DAILY_NUMBER_TABLE}
alter table service_order add column short_no text;
create unique index service_order_short_no on service_order (short_no, outlet_id) where short_no is not null;
`,
};
