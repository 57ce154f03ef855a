import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { setEachTransaction } from './session-settings.ts';

const SET = 'set local role "karat_notes"; set local search_path = "notes"; set local timezone = \'UTC\'; '
  + 'set local jit = off; set local idle_in_transaction_session_timeout = 60000';

/** A connection that only writes down what it is sent. */
function listening(refuses: (text: string) => boolean = () => false) {
  const sent: string[] = [];
  const client = { query: async (text: string) => {
    sent.push(text);
    if (refuses(text)) throw new Error('no');
  } } as unknown as pg.PoolClient;
  setEachTransaction(client, 'notes', 'karat_notes');
  return { sent, ask: (text: string) => client.query(text) };
}

describe('behind a pooler that shares sessions', () => {
  it('sets role and schema first in each transaction, and a narrower role after it', async () => {
    const { sent, ask } = listening();
    await ask('start transaction read only; set local role "karat_notes_restricted"');
    await ask('select 1');
    await ask('rollback');
    expect(sent).toEqual([
      `start transaction read only; ${SET}; set local role "karat_notes_restricted"`, 'select 1', 'rollback']);
  });

  it('gives a statement outside of one a transaction of its own', async () => {
    const { sent, ask } = listening((text) => text === 'select broken');
    await ask('select 1');
    await expect(ask('select broken')).rejects.toThrow('no');
    await ask('begin');
    await ask('savepoint a');
    await ask('rollback to savepoint a');
    await ask('commit');
    expect(sent).toEqual([`begin; ${SET}`, 'select 1', 'commit', `begin; ${SET}`, 'select broken', 'rollback',
      `begin; ${SET}`, 'savepoint a', 'rollback to savepoint a', 'commit']);
  });

  it('sends nothing bare after a transaction that could not begin', async () => {
    let refused = 0;
    const { sent, ask } = listening((text) => text.startsWith('begin') && (refused += 1) === 1);
    await expect(ask('begin')).rejects.toThrow('no');
    await ask('select 1');
    expect(sent).toEqual([`begin; ${SET}`, 'rollback', `begin; ${SET}`, 'select 1', 'commit']);
  });
});
