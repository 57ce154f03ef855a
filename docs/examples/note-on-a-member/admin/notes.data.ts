import { ask } from '../../../../admin/graph/ask.ts';
import { WriteNoteDocument, type WriteNoteMutation } from './gql/graphql.ts';

type Payload = WriteNoteMutation['writeNote'];

export async function writeNote(memberId: string, text: string, idempotencyKey: string): Promise<Payload> {
  return (await ask(WriteNoteDocument, { input: { memberId, text, idempotencyKey } })).writeNote;
}
