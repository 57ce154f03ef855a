import { Migration } from '@mikro-orm/migrations';

/** Forward-only: a released migration is never edited, a new one mends it. */
export interface SqlMigration {
  readonly name: string;
  readonly sql: string;
}

/** `localised` says a script for the house it runs in. */
export function migrationsOf(
  list: readonly SqlMigration[], localised: (sql: string) => string,
) {
  return list.map(({ name, sql }) => ({
    name,
    class: class extends Migration {
      override up(): void {
        this.addSql(localised(sql));
      }
    },
  }));
}
