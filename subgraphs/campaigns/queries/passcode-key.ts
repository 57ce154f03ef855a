import type { Database } from '../../kernel/database/open-database.ts';

const keys = new WeakMap<Database, Promise<Buffer>>();

/** This installation's secret for passcodes, read once per process. */
export function passcodeKey(database: Database): Promise<Buffer> {
  let key = keys.get(database);
  if (!key) {
    key = database.sql.one<{ key: Buffer }>`select key from install_key`.then((row) => row.key);
    key.catch(() => keys.delete(database));
    keys.set(database, key);
  }
  return key;
}
