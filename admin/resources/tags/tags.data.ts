import { ask } from '../../graph/ask.ts';
import { PutTagDocument, type PutTagInput, type PutTagMutation, type TagPartsFragment } from '../../gql/graphql.ts';

export type TagRow = TagPartsFragment;

export async function putTag(input: PutTagInput): Promise<PutTagMutation['putTag']> {
  return (await ask(PutTagDocument, { input })).putTag;
}
