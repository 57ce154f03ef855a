import { Migration } from '@mikro-orm/migrations';

/** Forward-only: a released migration is never edited, a new one mends it. */
export interface SqlMigration {
  readonly name: string;
  readonly sql: string;
}

export function migrationsOf(list: readonly SqlMigration[]) {
  return list.map(({ name, sql }) => ({
    name,
    class: class extends Migration {
      override up(): void {
        this.addSql(sql);
      }
    },
  }));
}
