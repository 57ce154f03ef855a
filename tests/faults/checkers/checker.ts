import type pg from 'pg';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';

/** What must hold in a house that has come to rest, read from its tables over all schemas. */
export interface Checker {
  readonly name: string;
  /** One line for each thing that is wrong; none when the house is sound. */
  find(client: pg.ClientBase, now: Date): Promise<string[]>;
}

/** A rule as one statement that selects, as `finding`, what breaks it. */
export function sqlChecker(name: string, sql: string): Checker {
  return {
    name,
    find: async (client) => {
      const { rows } = await client.query<{ finding: string }>(sql);
      return rows.map(({ finding }) => `${name}: ${finding}`);
    },
  };
}

/** The same statement for each schema; `@schema` is its name. */
export function inEverySchema(sql: string): string {
  return SUBGRAPHS.map(({ name }) => `(${sql.replaceAll('@schema', name)})`).join(' union all ');
}
