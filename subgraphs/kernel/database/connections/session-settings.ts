import type pg from 'pg';

/**
 * What a room's connections are: its role, its schema, UTC. Told by statements and not by the `options` of
 * the start message, which a pooler refuses or, worse, passes over.
 */
export function sessionSettings(name: string, role: string): string {
  return settings(name, role, '');
}

function settings(name: string, role: string, local: '' | 'local '): string {
  return [
    `role "${role}"`, `search_path = "${name}"`, 'timezone = \'UTC\'', 'jit = off',
    'idle_in_transaction_session_timeout = 60000',
  ].map((setting) => `set ${local}${setting}`).join('; ');
}

const BEGINS = /^\s*(begin|start transaction)\b[^;]*/i;
const ENDS = /^\s*(commit|rollback)\s*$/i;

/**
 * Behind a pooler that gives the session to somebody else after each transaction, nothing that is set for a
 * session holds: each transaction sets it for itself, and a statement outside of one gets one of its own. So
 * whatever the pooler does, nothing is read or written as another role or in another schema.
 */
export function setEachTransaction(client: pg.PoolClient, name: string, role: string): void {
  const beginning = settings(name, role, 'local ');
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  let within = false;
  const alone = async (...args: unknown[]): Promise<unknown> => {
    try {
      await query(`begin; ${beginning}`);
      const result = await query(...args);
      await query('commit');
      return result;
    } catch (error) {
      await query('rollback').catch(() => undefined);
      throw error;
    }
  };
  client.query = ((text: unknown, ...more: unknown[]) => {
    if (typeof text !== 'string') throw new Error('only statements as text come this way');
    if (BEGINS.test(text)) {
      within = true;
      // First of all: what the caller sets in the same message, such as a narrower role, comes after it.
      return query(text.replace(BEGINS, (first) => `${first.trimEnd()}; ${beginning}`), ...more)
        .catch(async (error: unknown) => {
          within = false;
          await query('rollback').catch(() => undefined);
          throw error;
        });
    }
    if (ENDS.test(text)) within = false;
    return within || ENDS.test(text) ? query(text, ...more) : alone(text, ...more);
  }) as typeof client.query;
}
