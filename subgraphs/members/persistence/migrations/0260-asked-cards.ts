import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A member asks whoever has a card; what is the same to it where nobody has it is kept with the card. */
export const members0260: SqlMigration = {
  name: 'members-0260',
  sql: `
alter table relation_side add asked_card text;
create index relation_side_asked_card on relation_side (asked_card) where asked_card is not null;
`,
};
