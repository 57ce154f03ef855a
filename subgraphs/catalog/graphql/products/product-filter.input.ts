import { Field, InputType, Int } from 'type-graphql';
import type { Category, DemandClass, Metal } from '../../domain/words.ts';
import { CategoryEnum, DemandClassEnum, MetalEnum } from '../words.ts';

@InputType({ description: 'Which products; conditions given together must all hold.' })
export class ProductFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Any part of the Chinese or English name, style number or series, of their pinyin 拼音 or its '
      + 'initials, or the beginning of a SKU; case and width do not matter.',
  })
  search?: string | null;

  @Field(() => CategoryEnum, { nullable: true, description: 'Kind of piece.' })
  category?: Category | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the margin class 积分品类 in force now, for example "A"; an unknown one finds nothing.',
  })
  marginClass?: string | null;

  @Field(() => DemandClassEnum, { nullable: true, description: 'Why people buy it.' })
  demandClass?: DemandClass | null;

  @Field(() => Boolean, { nullable: true, description: 'Only retired, or only sold ones.' })
  retired?: boolean | null;

  @Field(() => MetalEnum, { nullable: true, description: 'Main metal.' })
  metal?: Metal | null;

  @Field(() => Int, { nullable: true, description: 'Purity in parts per 10,000.' })
  purity?: number | null;

  @Field(() => String, { nullable: true, description: 'Series 系列, as it is written.' })
  series?: string | null;

  @Field(() => String, { nullable: true, description: 'Theme 题材, as it is written.' })
  theme?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only limited editions 限量, or only others.' })
  limited?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those for members 会员专享, or only others.' })
  memberOnly?: boolean | null;
}
