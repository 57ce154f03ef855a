import { StartError } from '../../postgres/start-error.ts';

/** PostgreSQL's word for what its user may not do. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** What a house makes in its database, it must be allowed to make; and roles are the whole server's. */
export async function withRights<Value>(open: () => Promise<Value>): Promise<Value> {
  try {
    return await open();
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new StartError('DATABASE_RIGHTS',
      `The user of DATABASE_URL may not do what a house needs: ${(error as Error).message}.`,
      'Give it CREATEROLE, and CREATE on its database; roles that another user made are granted by that one '
      + '(docs/operations.md, Several houses).', { cause: error });
  }
}
