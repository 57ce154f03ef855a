import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver, Root, Subscription }
  from 'type-graphql';
import { eventsByAggregate } from '../../subgraphs/kernel/calls/retell.ts';
import { defineBatchCommand, defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { defineSubgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import type { ArrivedEvent } from '../../subgraphs/kernel/events/handler.ts';
import { onEvent } from '../../subgraphs/kernel/events/on-event.ts';
import { GraphContext } from '../../subgraphs/kernel/graph/context.ts';
import { Scopes } from '../../subgraphs/kernel/graph/scopes.ts';
import { userErrorType, userErrorsOf } from '../../subgraphs/kernel/graph/user-errors.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { accepted, refused } from '../../subgraphs/kernel/outcome.ts';

/** The smallest subgraph that uses every part of the kernel: people write notes. */
@ObjectType({ simpleResolvers: true })
@Scopes('notes:read')
class Note {
  @Field(() => ID) id!: string;
  @Field() text!: string;
  @Field(() => String, { nullable: true }) @Scopes('notes:secret') secret?: string;
}

@InputType()
class WriteNoteInput {
  @Field() text!: string;
  @Field(() => String, { nullable: true }) personId?: string;
  @Field() idempotencyKey!: string;
}

const WriteNoteUserError = userErrorType('WriteNote', { EMPTY: 'The text is empty.' });

@ObjectType({ simpleResolvers: true })
class WriteNotePayload {
  @Field(() => Note, { nullable: true }) note!: Note | null;
  @Field(() => [WriteNoteUserError]) userErrors!: unknown[];
}

export const writeNote = defineCommand<{ text: string; personId?: string }, { id: string }, 'EMPTY'>({
  name: 'notes.write',
  execute: async (tx, input) => {
    if (input.text === '') return refused('EMPTY', 'The text is empty.', ['text']);
    if (input.text === 'bug') throw new Error('secret detail of a bug');
    const id = newId(tx.now);
    await tx.sql.run`insert into note (id, text, person_id)
      values (${id}, ${input.text}, ${input.personId ?? null})`;
    await tx.sql.run`select pg_notify('notes', 'written')`;
    tx.emit('note.written.v1', input.text.split(' ')[0]!, { id, text: input.text, size: 5n });
    tx.audit({ subjectId: id, after: { text: input.text }, reason: 'test' });
    return accepted({ id });
  },
});

export const writeNotes = defineBatchCommand<{ text: string }, { id: string }, 'EMPTY'>({
  name: 'notes.write-many',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    const rows = requests.map(({ input }) => ({ id: newId(tx.now), text: input.text }));
    await tx.sql.insertRows('note', { id: 'uuid', text: 'text' }, rows.filter((row) => row.text));
    return rows.map((row) => (row.text
      ? accepted({ id: row.id }) : refused('EMPTY' as const, 'The text is empty.', ['text'])));
  },
});

/** Numbers notes without a gap, one batch after the other; no text twice. */
export const numberNotes = defineBatchCommand<{ text: string }, { number: number }, 'TAKEN'>({
  name: 'notes.number',
  maxBatch: 50,
  executeAll: async (tx, requests) => {
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('number notes'))`;
    const rows = await tx.sql.all<{ text: string }>`select text from note`;
    const taken = new Set(rows.map((row) => row.text));
    const notes: { id: string; text: string }[] = [];
    const outcomes = requests.map(({ input: { text } }) => {
      if (taken.has(text)) return refused('TAKEN' as const, 'There is one.', ['text']);
      notes.push({ id: newId(tx.now), text });
      return accepted({ number: taken.add(text).size });
    });
    await tx.sql.insertRows('note', { id: 'uuid', text: 'text' }, notes);
    return outcomes;
  },
});

/**
 * Copies what another subgraph wrote. Fails on texts that say so, which is a bug of a handler; one that
 * answers another waits for it.
 */
export const copyNote = defineCommand<{ text: string }, null, 'EARLY'>({
  name: 'copies.copy',
  execute: async (tx, input) => {
    if (input.text.includes('poison')) throw new Error('cannot digest');
    const [, awaited] = /answers (.*)/.exec(input.text) ?? [];
    if (awaited && !await tx.sql.maybe`select 1 from note where text = ${awaited}`) {
      return refused('EARLY', `${awaited} has not arrived`);
    }
    await tx.sql.run`insert into note (id, text) values (${newId()}, ${input.text})`;
    return accepted(null);
  },
});

async function notesById(sql: Sql, ids: readonly string[]): Promise<(Note | null)[]> {
  const rows = await sql.all<Note>`select id, text, text as secret from note
    where id = any(${[...ids]}::uuid[])`;
  return ids.map((id) => rows.find((row) => row.id === id) ?? null);
}

@Resolver()
class NotesResolver {
  @Query(() => Note, { nullable: true })
  @Scopes('notes:read')
  note(@Arg('id', () => ID) id: string, @Ctx() context: GraphContext): Promise<Note | null> {
    return context.load(notesById, id);
  }

  @Query(() => [Note])
  @Scopes('notes:read')
  async notes(@Ctx() context: GraphContext): Promise<Note[]> {
    return (await context.sql()).all<Note>`select id, text from note order by id`;
  }

  @Mutation(() => WriteNotePayload)
  @Scopes('notes:write')
  async writeNote(
    @Arg('input') input: WriteNoteInput, @Ctx() context: GraphContext,
  ): Promise<WriteNotePayload> {
    const { idempotencyKey, ...note } = input;
    const outcome = await context.run(writeNote, note, { idempotencyKey });
    return {
      note: outcome.ok ? await context.load(notesById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }

  @Subscription(() => String, {
    subscribe: ({ context }) => {
      const { services } = context as GraphContext;
      return services.subscribe('written');
    },
  })
  @Scopes('notes:read')
  noteWritten(@Root() channel: string): string {
    return channel;
  }
}

const table = (name: string) => [{ name: `${name}-0001`, sql: `
create table note (id uuid primary key, text text not null, person_id uuid);
alter table note enable row level security;
create policy visible on note for select to karat_${name}_restricted using (
  exists (select 1 from person_visibility v where v.person_id = note.person_id));
grant select on note to karat_${name}_restricted;` }];

export const notes = defineSubgraph({
  name: 'notes',
  graph: { resolvers: [NotesResolver], references: {} },
  entities: [], migrations: [...table('notes'), eventsByAggregate('notes-0002')], handlers: [], nodes: {},
  // The first word of a note is its aggregate.
  tells: { word: async (_context, words) => words },
  jobs: [{ name: 'remind', run: async (context, input: { text: string }) => {
    await context.run(writeNote, { id: newId(), requestId: 'job' }, input);
  } }],
  batched: [{ command: writeNotes, maxQueued: 150 }, { command: numberNotes, maxQueued: 500 }],
});

@Resolver()
class CopiesResolver {
  @Query(() => [String])
  @Scopes('notes:read')
  async copies(@Ctx() context: GraphContext): Promise<string[]> {
    const rows = await (await context.sql()).all<{ text: string }>`select text from note`;
    return rows.map((row) => row.text);
  }
}

export const copies = defineSubgraph({
  name: 'copies',
  graph: { resolvers: [CopiesResolver], references: {} },
  entities: [], migrations: table('copies'), jobs: [], nodes: {},
  handlers: [onEvent('note.written.v1', copyNote,
    ({ payload }: ArrivedEvent<{ text: string }>) => ({ text: payload.text }), ['EARLY'])],
});
