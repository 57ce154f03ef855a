import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { kernelMigrations } from '../../../subgraphs/kernel/database/kernel-migrations.ts';
import { KERNEL_PEOPLE } from '../../../subgraphs/kernel/merges/people.ts';
import { houseFiles } from '../house.ts';
import { shown } from '../sources.ts';
import { checkMerges, personColumns, type RoomOfPeople } from './person-columns.ts';

function filesOf(room: string): Map<string, string> {
  const folder = `subgraphs/${room}/`;
  return new Map(houseFiles().filter((path) => path.startsWith(folder) && path.endsWith('.ts'))
    .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

describe('a merge forgets no table', () => {
  it.each(SUBGRAPHS.map(({ name }) => name))('of %s', (name) => {
    const { migrations, people = {} } = SUBGRAPHS.find((room) => room.name === name)!;
    expect(shown(checkMerges({
      name, people: { ...KERNEL_PEOPLE, ...people }, files: filesOf(name),
      migrations: [...kernelMigrations(name), ...migrations],
    }))).toEqual([]);
  });

  it('and an erasure no room', () => {
    expect(SUBGRAPHS.filter(({ people, name }) => people && name !== 'members')
      .filter(({ listensTo }) => !listensTo.includes('member.erased.v1')).map(({ name }) => name)).toEqual([]);
  });

  it('knows the tables that speak of members', () => {
    const { migrations } = SUBGRAPHS.find((room) => room.name === 'loyalty')!;
    expect([...personColumns(migrations.map(({ sql }) => sql).join('\n'))]).toEqual(
      expect.arrayContaining(['lot.member_id', 'points_entry.member_id', 'account.merged_into']));
  });
});

const gone = { erased: { does: 'deleted' }, given: 'all' } as const;

/** A room whose merge was written before its last tables. */
const forgetful: RoomOfPeople = {
  name: 'forgetful',
  migrations: [{ sql: `create table note (
      id uuid primary key, member_id uuid not null, -- whose
      size integer check (size in (1, 2)), written_by text);
    create table gift (id uuid primary key, giver_member_id uuid, unique (id, giver_member_id));
    create table gone (person_id uuid);` }, {
    sql: 'alter table note add column told_member_id uuid, add column text text; drop table gone;',
  }],
  people: {
    'note.member_id': { is: 'moved', key: ['id'], ...gone },
    'gift.giver_member_id': { is: 'moved', key: ['id'], by: 'commands/merge.ts', ...gone },
    'gone.person_id': { is: 'kept', why: 'it was history', ...gone },
  },
  files: new Map([['commands/merge.ts', 'await moveRows(tx, merge, { table: \'note\' });']]),
};

it('finds what was forgotten, what is gone, and what nothing moves', () => {
  const path = 'subgraphs/forgetful/persistence/people.ts:1 merges:';
  expect(shown(checkMerges(forgetful))).toEqual([
    `${path} gift.giver_member_id is not moved by commands/merge.ts`,
    `${path} gone.person_id names nobody, or is not there`,
    `${path} note.member_id is moved by nothing`,
    `${path} note.told_member_id names a person: say what a merge does to it`,
  ]);
});
