import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { ConsentPurpose } from '../words.ts';

@ObjectType('ConsentText', {
  simpleResolvers: true,
  description: 'A text that members agree to 告知同意文本; never changed, a newer version follows it.',
})
export class ConsentTextVersion {
  @Field(() => ConsentPurpose, { description: 'What it is about.' })
  purpose!: string;

  @Field({ description: 'Version, for example "2026-03"; send it with the member\'s word.' })
  version!: string;

  @Field({ description: 'The text in Chinese.' })
  zh!: string;

  @Field({ description: 'The text in English.' })
  en!: string;

  @Field({ description: 'SHA-256 of the Chinese text, a line feed and the English text: 64 hexadecimal digits.' })
  textHash!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it is shown.' })
  publishedAt!: Date;
}
