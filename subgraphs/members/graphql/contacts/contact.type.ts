import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Unmasked personal data 完整个人信息. Each look is logged with its reason.',
})
export class MemberContact {
  @Field(() => String, { nullable: true, description: 'Full name 姓名.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone in E.164, "+8613812345678" 手机号.' })
  phone!: string | null;

  @Field({ description: 'Whether the member proved to hold the phone.' })
  phoneVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'E-mail address 邮箱.' })
  email!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Birthday 生日.' })
  birthday!: string | null;

  @Field(() => String, { nullable: true, description: 'Occupation 职业.' })
  occupation!: string | null;
}
