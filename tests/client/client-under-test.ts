import { TypedDocumentString } from '../../client/src/index.ts';

export * from '../../client/src/index.ts';

/** A write without a key, as an operator's edit is one. */
export const UpdateNothing = new TypedDocumentString<unknown, { input: { id: string } }>(
  'mutation UpdateNothing($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }');
