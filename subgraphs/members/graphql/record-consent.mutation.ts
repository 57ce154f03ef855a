import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { recordConsents } from '../commands/record-consents.ts';
import type { ConsentSource as SourceWord, Purpose } from '../domain/words.ts';
import { membersById } from '../queries/members-by-id.ts';
import { ConsentPurpose, ConsentSource } from './enums.ts';
import { Member } from './member.type.ts';

@InputType({ description: 'A member\'s word on one purpose: given or withdrawn.' })
export class RecordConsentInput {
  @Field(() => ID, { description: 'Member.' })
  memberId!: string;

  @Field(() => ConsentPurpose, { description: 'What it is for.' })
  purpose!: Purpose;

  @Field({ description: 'True when given, false when withdrawn.' })
  granted!: boolean;

  @Field({ description: 'Version of the text the member saw, 1 to 40 characters.' })
  textVersion!: string;

  @Field({ description: 'SHA-256 of that text as 64 lower-case hexadecimal digits.' })
  textHash!: string;

  @Field(() => ConsentSource, { description: 'Where it was said.' })
  source!: SourceWord;

  @Field({ description: 'The same key and input answer the stored result. 1 to 200 characters.' })
  idempotencyKey!: string;
}

export const RecordConsentUserError = userErrorType('RecordConsent', {
  NOT_FOUND: 'There is no such member.',
  TEXT_VERSION_INVALID: 'A text version has 1 to 40 characters.',
  TEXT_HASH_INVALID: 'A text hash is 64 lower-case hexadecimal digits.',
});

@ObjectType({ simpleResolvers: true, description: 'What became of a consent.' })
export class RecordConsentPayload {
  @Field(() => Member, { nullable: true, description: 'The member; null when refused.' })
  member!: Member | null;

  @Field(() => [RecordConsentUserError], { description: 'Why it was refused; empty on success.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class RecordConsentMutation {
  @Mutation(() => RecordConsentPayload, {
    description: 'Records that a member gave or withdrew a consent 同意. FRANCHISE_SHARING opens the '
      + 'contact to the home franchise (layer 3), its withdrawal closes it at once.',
  })
  @Scopes('members:write')
  async recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'The consent.' }) input: RecordConsentInput,
    @Ctx() context: GraphContext,
  ): Promise<RecordConsentPayload> {
    const { idempotencyKey, ...consent } = input;
    const memberId = decodeId(PREFIX.member, input.memberId);
    const [outcome] = memberId === null
      ? [refused('NOT_FOUND', 'There is no such member.', ['memberId'])]
      : await context.runBatch(recordConsents,
        [{ input: { ...consent, memberId }, idempotencyKey }]);
    return {
      member: outcome!.ok ? await context.load(membersById, outcome!.value.memberId) : null,
      userErrors: userErrorsOf(outcome!),
    };
  }
}
