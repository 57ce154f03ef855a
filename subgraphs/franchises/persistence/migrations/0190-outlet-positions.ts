import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Where an outlet stands, for maps; all are told once more. */
export const franchises0190: SqlMigration = {
  name: 'franchises-0190',
  sql: `
alter table outlet
  add column latitude numeric(8,6) check (latitude >= (-90) and latitude <= 90),
  add column longitude numeric(9,6) check (longitude >= (-180) and longitude <= 180),
  add constraint outlet_check3 check ((latitude is null) = (longitude is null)),
  alter column told_form set default 2;
`,
};
