import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { ConsentPurpose, ConsentSource } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A member\'s word on one purpose 同意记录: given or withdrawn, with the text it saw.',
})
export class Consent {
  @Field(() => ConsentPurpose, { description: 'What the consent is for.' })
  purpose!: string;

  @Field({ description: 'True when given, false when withdrawn 撤回.' })
  granted!: boolean;

  @Field({ description: 'Version of the text the member saw, for example "2026-03".' })
  textVersion!: string;

  @Field({ description: 'SHA-256 of that text as 64 hexadecimal digits.' })
  textHash!: string;

  @Field(() => ConsentSource, { description: 'Where it was said.' })
  source!: string;

  @Field({ description: 'Whether a parent or guardian said it for a child 监护人代为同意.' })
  byGuardian!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}
