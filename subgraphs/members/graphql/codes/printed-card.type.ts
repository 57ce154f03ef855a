import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType('CardKey', {
  simpleResolvers: true, description: 'A public key that printed cards are checked by 实体卡公钥, without the house.',
})
export class CardKeyView {
  @Field(() => ID, { description: 'Stands in the code of the card.' })
  id!: string;

  @Field({ description: 'Ed25519, 32 bytes in base64url.' })
  publicKey!: string;

  @Field(() => DateTimeScalar, { description: 'When the first card was signed with it.' })
  since!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What is printed on a member\'s card 实体会员卡.' })
export class PrintedCard {
  @Field({ description: 'KARATP1.<key>.<card>.<day>.<signature>, as a QR code; checked by verifyPrintedCard.' })
  code!: string;

  @Field({ description: 'Card number 卡号.' })
  cardNumber!: string;

  @Field(() => DateScalar, { description: 'Day of the member\'s region 制卡日期.' })
  issuedOn!: string;
}
