import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What head office asks of people, and what for, is its own: others are told what a segment is called. */
export const insights0050: SqlMigration = {
  name: 'insights-0050',
  sql: `
revoke select (note, rule) on segment from karat_insights_restricted;
`,
};
