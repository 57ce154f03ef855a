import { Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { isRestricted } from '../../subgraphs/kernel/actor.ts';
import { defineBatchCommand, defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { defineSubgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import { RequestError } from '../../subgraphs/kernel/errors.ts';
import type { GraphContext } from '../../subgraphs/kernel/graph/context.ts';
import { defineListMutation } from '../../subgraphs/kernel/graph/mutation/define-list-mutation.ts';
import {
  CURRENT_VERSION, defineMutation, defineMutations, loaded, shownWhenStale,
} from '../../subgraphs/kernel/graph/mutation/define-mutation.ts';
import {
  DRY_RUN, idOf, KEY, money, optional, otherwise, ROWS_KEY, text, VERSION, whole,
} from '../../subgraphs/kernel/graph/mutation/take.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { accepted, refused } from '../../subgraphs/kernel/outcome.ts';

/** A room whose mutations use every part of defineMutation: stones are put on a shelf and weighed. */
@ObjectType('Stone', { simpleResolvers: true, description: 'A stone.' })
class Stone {
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Its weight.' })
  weight!: number;
}

interface Put { readonly name: string; readonly weight: number }

/** How often the command was run. */
export const putting = { times: 0 };

export const putStones = defineBatchCommand<Put, { id: string; name: string; isNew: boolean }, 'NO_STONE'>({
  name: 'stones.put',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    putting.times += 1;
    const good = requests.map(({ input: { name, weight } }) => ({ id: newId(tx.now), name, weight }));
    const isStone = ({ name }: Put) => !name.startsWith('dirt');
    await tx.sql.insertRows('stone', { id: 'uuid', name: 'text', weight: 'integer' }, good.filter(isStone));
    return good.map((stone) => (isStone(stone) ? accepted({ ...stone, isNew: true })
      : refused('NO_STONE' as const, 'That is no stone.', ['name'])));
  },
});

const weigh = defineCommand<
  { id: string; expectedVersion: number; weight: number }, null, 'NOT_FOUND' | 'STALE'>({
  name: 'stones.weigh',
  execute: async (tx, { id, expectedVersion, weight }) => {
    const stone = await tx.sql.maybe<{ version: number }>`select version from stone where id = ${id} for update`;
    if (!stone) return refused('NOT_FOUND', 'No such stone.', ['id']);
    if (stone.version !== expectedVersion) {
      return refused('STALE', 'It was changed.', ['expectedVersion'], { currentVersion: stone.version });
    }
    await tx.sql.run`update stone set weight = ${weight}, version = version + 1 where id = ${id}`;
    return accepted(null);
  },
});

export async function stonesById(sql: Sql, ids: readonly string[]): Promise<(Stone | null)[]> {
  const rows = await sql.all<Stone>`select id, name, weight from stone where id = any(${[...ids]}::uuid[])`;
  return ids.map((id) => rows.find((row) => row.id === id) ?? null);
}

const gate = {
  scopes: ['stones:write'],
  guard: ({ actor }: GraphContext) => {
    if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office only.');
  },
};
const stone = loaded(() => Stone, stonesById, 'id', 'The stone.');

const putStoneMutations = defineMutations('PutStone', {
  ...gate,
  input: 'A stone.',
  takes: {
    name: text('Its name.'), weight: otherwise(1, whole('Its weight.')),
    price: optional(money('Its price.')), dryRun: DRY_RUN, idempotencyKey: KEY,
  },
  refusals: { NO_STONE: 'That is no stone.', INVALID: 'A name has two letters.' },
  answers: { stone },
}, {
  putStone: {
    says: 'Puts a stone on the shelf.',
    command: putStones,
    inputOf: ({ name, weight }) => (
      name.length < 2 ? refused('INVALID', 'A name has two letters.', ['name']) : { name, weight }),
    afterwards: async (value) => (
      value.name === 'glass' ? refused('NO_STONE', 'Somebody else says so.') : accepted(value)),
  },
}, {
  putStones: {
    says: 'Puts stones on the shelf.',
    input: 'Stones.',
    rows: {
      stones: { says: 'At most 4 stones.', deed: 'putStone' },
      gems: { says: 'At most 4 gems.', deed: 'putStone', maybeNone: true },
    },
    most: 4,
    errors: { says: 'All refusals.' },
  },
  shelveStones: {
    says: 'Puts stones of a box on the shelf.',
    input: 'A box.',
    takes: { idempotencyKey: ROWS_KEY },
    rows: { stones: { says: 'At most 4 stones.', deed: 'putStone' } },
    row: { typeName: 'ShelvedStoneInput', says: 'One.', without: ['weight', 'dryRun', 'idempotencyKey'] },
    most: 4,
  },
});

const weighStoneMutation = defineMutation({
  ...gate,
  name: 'weighStone',
  says: 'Weighs a stone.',
  input: 'A weight.',
  takes: { id: idOf('sto', 'Which stone.'), expectedVersion: VERSION, weight: whole('Its weight.') },
  refusals: { NOT_FOUND: 'No such stone.', STALE: 'It was changed.' },
  extras: CURRENT_VERSION,
  command: weigh,
  answers: {
    stone: {
      ...stone, of: (_, context, { id }) => context.load(stonesById, id),
      whenRefused: shownWhenStale(({ id }: { id: string }, context) => context.load(stonesById, id)),
    },
    heavy: { type: () => Boolean, says: 'Heavy.', of: (_, __, { weight }) => weight > 4, refusedAs: false },
  },
});

const bringStonesMutation = defineListMutation({
  ...gate,
  name: 'bringStones',
  says: 'Brings stones from somewhere.',
  input: 'What from where.',
  takes: { from: text('From where.'), idempotencyKey: ROWS_KEY },
  rows: { field: 'stones', says: 'At most 3 stones.' },
  row: {
    typeName: 'BringStone', says: 'One.', takes: { name: text('Its name.') }, result: 'What became of it.',
    error: 'BringStones', echoes: { name: 'As it was sent.' },
  },
  least: 0,
  most: 3,
  errors: { says: 'All refusals.' },
  refusals: { NO_STONE: 'That is no stone.' },
  command: putStones,
  inputOf: ({ name, from }) => ({ name: `${name} from ${from}`, weight: 1 }),
  answers: { isNew: { type: () => Boolean, says: 'New.', of: ({ isNew }) => isNew, refusedAs: false } },
});

const sortStonesMutation = defineListMutation({
  ...gate,
  name: 'sortStones',
  says: 'Tells places by weight.',
  input: 'Stones.',
  takes: {},
  rows: { field: 'stones', says: 'At most 3 stones.' },
  row: { typeName: 'SortStone', says: 'One.', takes: { weight: whole('Its weight.') }, result: 'Its place.' },
  most: 3,
  refusals: { NO_STONE: 'That is no stone.', INVALID: 'A weight is above zero.' },
  command: putStones,
  inputOf: ({ weight }) => (
    weight < 0 ? refused('INVALID', 'A weight is above zero.', ['weight']) : { name: '', weight }),
  run: async (items) => {
    const weights = items.map(({ input }) => input.weight).sort((a, b) => a - b);
    return items.map(({ input }) => accepted(
      { id: String(weights.indexOf(input.weight) + 1), name: '', isNew: false }));
  },
  answers: { place: { type: () => Int, says: 'From 1.', of: ({ id }) => Number(id) } },
});

@Resolver()
class StonesResolver {
  @Query(() => Int, { description: 'How many there are.' })
  async stones(): Promise<number> { return 0; }
}

export const stones = defineSubgraph({
  name: 'stones',
  graph: {
    resolvers: [StonesResolver, putStoneMutations, weighStoneMutation, bringStonesMutation, sortStonesMutation],
    references: {},
  },
  entities: [], handlers: [], jobs: [], nodes: {},
  migrations: [{ name: 'stones-0001', sql: `create table stone (id uuid primary key, name text not null,
    weight integer not null, version integer not null default 1);` }],
});
