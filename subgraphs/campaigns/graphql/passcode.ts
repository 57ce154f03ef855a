import type { GraphContext } from '../../kernel/graph/context.ts';
import { normalPasscode, passcodeDigest } from '../domain/passcode.ts';
import { passcodeKey } from '../queries/passcode-key.ts';

/** The digest that travels instead of the word; null for none and for what can be no passcode. */
export async function digestOf(context: GraphContext, passcode: string | null): Promise<string | null> {
  const word = passcode ? normalPasscode(passcode) : null;
  return word === null ? null : passcodeDigest(await passcodeKey(context.services.home.database), word);
}
