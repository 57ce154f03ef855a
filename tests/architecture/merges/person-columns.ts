import type { Finding } from '../sources.ts';
import type { PeopleTables } from '../../../subgraphs/kernel/merges/people.ts';

/** A room as this rule sees it: its tables as migrations make them, and what it says of merges. */
export interface RoomOfPeople {
  readonly name: string;
  readonly migrations: readonly { readonly sql: string }[];
  readonly people: PeopleTables;
  /** Text of the room's own files, by path inside the room. */
  readonly files: ReadonlyMap<string, string>;
}

/** uuids whose name says that they are somebody. */
const SOMEBODY = /member|person|buyer|survivor|merged|claimant|recipient|customer|friend|referrer/;

/**
 * A merge forgets no table: every column that names a person says what a merge does to it, nothing is
 * said of columns that are not there, and what is to be moved is moved where the room says so.
 */
export function checkMerges(room: RoomOfPeople): Finding[] {
  const columns = personColumns(room.migrations.map(({ sql }) => sql).join('\n'));
  const path = `subgraphs/${room.name}/persistence/people.ts`;
  const finding = (message: string): Finding => ({ path, line: 1, rule: 'merges', message });
  const movesDeclared = [...room.files.values()].some((text) => /moveDeclared\(tx, \w+, people\)/.test(text));
  return [
    ...[...columns].filter((column) => !room.people[column])
      .map((column) => finding(`${column} names a person: say what a merge does to it`)),
    ...Object.entries(room.people).flatMap(([column, said]) => {
      if (!columns.has(column)) return [finding(`${column} names nobody, or is not there`)];
      if (said.is !== 'moved') return [];
      if (!said.by) return movesDeclared ? [] : [finding(`${column} is moved by nothing`)];
      const text = room.files.get(said.by);
      if (text?.includes(column.split('.')[0]!)) return [];
      return [finding(`${column} is not moved by ${said.by}`)];
    }),
  ];
}

/** `table.column` of every uuid that names a person, as the migrations leave them. */
export function personColumns(sql: string): Set<string> {
  const text = sql.replaceAll(/--[^\n]*/g, '');
  const columns = new Set<string>();
  const take = (table: string, definition: string): void => {
    const [, column, type] = /^\s*"?(\w+)"?\s+(\w+)/.exec(definition) ?? [];
    // Where the persons themselves stand their id is one, too.
    const names = column === 'id' ? table === 'member' : column && SOMEBODY.test(column);
    if (names && type === 'uuid') columns.add(`${table}.${column}`);
  };
  const statement = new RegExp('create table (?:if not exists )?(\\w+) \\(|alter table (\\w+)\\s([^;]*)'
    + '|drop table (\\w+)', 'g');
  for (const found of text.matchAll(statement)) {
    const [whole, made, altered, changes, dropped] = found;
    if (made) for (const part of partsOf(text, found.index + whole.length)) take(made, part);
    if (altered) {
      for (const [, definition] of changes!.matchAll(/add column (?:if not exists )?([^,]*)/g)) {
        take(altered, definition!);
      }
      for (const [, column] of changes!.matchAll(/drop column (?:if exists )?(\w+)/g)) {
        columns.delete(`${altered}.${column}`);
      }
    }
    if (dropped) for (const name of [...columns]) if (name.startsWith(`${dropped}.`)) columns.delete(name);
  }
  return columns;
}

/** What stands between commas from here to the closing bracket. */
function partsOf(text: string, start: number): string[] {
  const parts = [''];
  for (let at = start, depth = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === ')' && depth === 0) break;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
