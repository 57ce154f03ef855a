import { Field, ID, InputType, Int } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { MarginClass } from '../../contracts/words.ts';
import { CurrencyCode } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar, DecimalScalar } from '../../kernel/graph/scalars.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import type { PutProduct } from '../commands/apply-products.ts';
import type { ItemDraft } from '../domain/item-draft.ts';
import type {
  Category, DemandClass, LabourBasis, MediaKind, Metal, Pricing,
} from '../domain/words.ts';
import { readIds } from './requests.ts';
import {
  CategoryEnum, DemandClassEnum, LabourBasisEnum, MarginClassEnum, MediaKindEnum, MetalEnum,
  PricingEnum,
} from './words.ts';

@InputType({ description: 'Stones of one kind 镶石.' })
export class StoneInput {
  @Field({ description: 'What they are; 1 to 60 characters.' })
  kind!: string;

  @Field(() => Int, { description: 'How many, 1 to 10,000.' })
  count!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Weight of all together in thousandths of a carat.' })
  milliCarats!: number;

  @Field(() => String, { nullable: true, description: 'Number of the certificate 证书编号.' })
  certificateNo?: string | null;
}

@InputType({ description: 'A picture, film or model.' })
export class MediumInput {
  @Field(() => MediaKindEnum, { description: 'What it is.' })
  kind!: MediaKind;

  @Field({ description: 'https address of at most 500 characters.' })
  url!: string;
}

@InputType({ description: 'An item 货品 of a product.' })
export class ItemInput {
  @Field({ description: 'SKU 货号, unique in the house; 1 to 100 characters, no control or invisible ones.' })
  sku!: string;

  @Field(() => String, { nullable: true, description: 'Serial number; only of a unique piece.' })
  serialNo?: string | null;

  @Field(() => Int, { description: 'Weight of the whole piece in milligrams, at most 100,000,000.' })
  grossWeightMg!: number;

  @Field(() => Int, { description: 'Weight of its metal in milligrams, no more than the whole.' })
  goldWeightMg!: number;

  @Field(() => String, { nullable: true, description: 'Size as on the label, at most 20 characters.' })
  size?: string | null;

  @Field(() => PricingEnum, { description: 'How it is priced.' })
  pricing!: Pricing;

  @Field(() => CurrencyCode, { description: 'Currency of its amounts.' })
  currency!: string;

  @Field(() => DecimalScalar, {
    nullable: true, description: 'Fixed price in its currency, above zero; only of a fixed-price item.',
  })
  fixedPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Labour fee in its currency; none = 0.' })
  labour?: string | null;

  @Field(() => LabourBasisEnum, { defaultValue: 'piece', description: 'What the labour fee counts on.' })
  labourBasis!: LabourBasis;

  @Field(() => DecimalScalar, { nullable: true, description: 'Price of its stones; none = 0.' })
  stonePrice?: string | null;

  @Field({ defaultValue: false, description: 'Whether it is no longer sold.' })
  retired!: boolean;
}

@InputType({ description: 'What a product says of itself.' })
export abstract class ProductFieldsInput {
  @Field({ description: 'Style number 款号, unique; 1 to 40 letters, digits, dots, dashes, slashes.' })
  styleNo!: string;

  @Field({ description: 'Chinese name; 1 to 120 characters.' })
  nameZh!: string;

  @Field({ description: 'English name; 1 to 120 characters.' })
  nameEn!: string;

  @Field(() => CategoryEnum, { description: 'Kind of piece.' })
  category!: Category;

  @Field(() => DemandClassEnum, { description: 'Why people buy it.' })
  demandClass!: DemandClass;

  @Field(() => MarginClassEnum, {
    description: 'Class of a new product; a known one keeps its own (setMarginClass changes it).',
  })
  marginClass!: MarginClass;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When the class of a new product begins; now without it.',
  })
  classFrom?: Date | null;

  @Field(() => MetalEnum, { description: 'Main metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Purity in parts per 10,000; 0 only for other metals.' })
  purity!: number;

  @Field(() => String, { nullable: true, description: 'Craft, at most 60 characters.' })
  craft?: string | null;

  @Field(() => String, { nullable: true, description: 'Series, at most 60 characters.' })
  series?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Tags, at most 20 of 60 characters.' })
  tags!: string[];

  @Field(() => [StoneInput], { defaultValue: [], description: 'Stones, at most 20 kinds.' })
  stones!: StoneInput[];

  @Field(() => [MediumInput], { defaultValue: [], description: 'Media in order of showing, at most 30.' })
  media!: MediumInput[];

  @Field({ defaultValue: false, description: 'Whether only members may buy it.' })
  memberOnly!: boolean;

  @Field(() => [ID], {
    defaultValue: [], description: 'Channels it is made for, at most 50; head office\'s to say.',
  })
  exclusiveChannelIds!: string[];

  @Field(() => [ID], {
    defaultValue: [], description: 'Franchises it is made for, at most 50; head office\'s to say.',
  })
  exclusiveFranchiseIds!: string[];

  @Field(() => Int, { defaultValue: 0, description: 'Days from order to handing over, at most 365.' })
  leadTimeDays!: number;

  @Field(() => [ItemInput], { defaultValue: [], description: 'Its items, at most 50.' })
  items!: ItemInput[];
}

export function itemDraftOf(input: ItemInput): ItemDraft {
  const {
    sku, grossWeightMg, goldWeightMg, pricing, currency, labourBasis, retired,
  } = input;
  return {
    sku, grossWeightMg, goldWeightMg, pricing, currency, labourBasis, retired,
    serialNo: input.serialNo ?? null, size: input.size ?? null,
    fixedPrice: input.fixedPrice ?? null, labour: input.labour ?? null,
    stonePrice: input.stonePrice ?? null,
  };
}

/** The command's input, or the ids that name nothing. */
export function putProductOf(
  input: ProductFieldsInput,
): { put: PutProduct; refusals: readonly Refusal<'NOT_FOUND'>[] } {
  const channels = readIds(PREFIX.channel, input.exclusiveChannelIds, 'exclusiveChannelIds');
  const tenants = readIds(PREFIX.franchise, input.exclusiveFranchiseIds, 'exclusiveFranchiseIds');
  const {
    styleNo, nameZh, nameEn, category, demandClass, marginClass, metal, purity, tags, memberOnly,
    leadTimeDays,
  } = input;
  return {
    refusals: [...channels.refusals, ...tenants.refusals],
    put: {
      marginClass, classFrom: input.classFrom ?? null, items: input.items.map(itemDraftOf),
      product: {
        styleNo, nameZh, nameEn, category, demandClass, metal, purity, tags, memberOnly, leadTimeDays,
        craft: input.craft ?? null, series: input.series ?? null,
        stones: input.stones.map(stoneOf), media: input.media.map(({ kind, url }) => ({ kind, url })),
        exclusiveChannelIds: channels.uuids, exclusiveTenantIds: tenants.uuids,
      },
    },
  };
}

export function stoneOf({ kind, count, milliCarats, certificateNo }: StoneInput) {
  return { kind, count, milliCarats, certificateNo: certificateNo ?? null };
}
