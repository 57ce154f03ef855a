import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import type { Prepared } from '../../../kernel/graph/mutation/definition.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import {
  currency, dateTime, decimal, edited, flag, idOf, idsOf, list, optional, otherwise, take, text, whole, type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import { settleMedia } from '../../calls/settle-media.ts';
import { FACETS } from './facets.input.ts';
import type { PutProduct } from '../../commands/products/apply-products.ts';
import type {
  Category, DemandClass, LabourBasis, MediaKind, Metal, Pricing, TryOnPlace,
} from '../../domain/words.ts';
import {
  CategoryEnum, DemandClassEnum, LabourBasisEnum, MediaKindEnum, MetalEnum,
  PricingEnum, TryOnPlaceEnum,
} from '../words.ts';

export const stone = form('StoneInput', 'Stones of one kind 镶石.', {
  kind: text('What they are; 1 to 60 characters.'),
  count: whole('How many, 1 to 10,000.'),
  milliCarats: otherwise(0, whole('Weight of all together in thousandths of a carat.')),
  certificateNo: optional(text('Number of the certificate 证书编号.')),
  laboratory: edited(text('Laboratory that certified it 鉴定机构, at most 60 characters.')),
  grade: edited(text('Grade 等级 as the certificate says it, at most 60 characters.')),
});

export const medium = form('MediumInput', 'A picture, film or model: at an address, or uploaded.', {
  kind: take<MediaKind>(() => MediaKindEnum, 'What it is.'),
  url: optional(text('https address of at most 500 characters, or the address of a file of this house; this or '
    + 'uploadId.')),
  uploadId: optional(idOf(PREFIX.upload, 'What prepareUpload answered, once its bytes have come; this or url.')),
  tryOnPlace: edited(take<TryOnPlace>(() => TryOnPlaceEnum, 'Where a 3D model is worn 试戴部位; only of a model.')),
});

export const item = form('ItemInput', 'An item 货品 of a product.', {
  sku: text('SKU 货号, unique in the house; 1 to 100 characters, no control or invisible ones.'),
  serialNo: optional(text('Serial number; only of a unique piece.')),
  grossWeightMg: whole('Weight of the whole piece in milligrams, at most 100,000,000.'),
  goldWeightMg: whole('Weight of its metal in milligrams, no more than the whole.'),
  size: optional(text('Size as on the label, at most 20 characters.')),
  editionNo: edited(whole('Number in the limited edition 限量编号, from 1; only of an item of one. Left out, a known '
    + 'item keeps its own; null has none.')),
  pricing: take<Pricing>(() => PricingEnum, 'How it is priced.'),
  currency: currency('Currency of its amounts.'),
  fixedPrice: optional(decimal('Fixed price in its currency, above zero; only of a fixed-price item.')),
  labour: optional(decimal('Labour fee in its currency; none = 0.')),
  labourBasis: otherwise('piece', take<LabourBasis>(() => LabourBasisEnum, 'What the labour fee counts on.')),
  stonePrice: optional(decimal('Price of its stones; none = 0.')),
  retired: otherwise(false, flag('Whether it is no longer sold.')),
});

/** What a product says of itself, entered or imported. */
export const PRODUCT = {
  styleNo: text('Style number 款号, unique; 1 to 40 letters, digits, dots, dashes, slashes.'),
  nameZh: text('Chinese name; 1 to 120 characters.'),
  nameEn: text('English name; 1 to 120 characters.'),
  category: take<Category>(() => CategoryEnum, 'Kind of piece.'),
  demandClass: take<DemandClass>(() => DemandClassEnum, 'Why people buy it.'),
  marginClass: text('Code of the class 积分品类 of a new product, for example "A"; a known one keeps its own '
    + '(setMarginClass changes it).'),
  classFrom: optional(dateTime('When the class of a new product begins; now without it.')),
  metal: take<Metal>(() => MetalEnum, 'Main metal.'),
  purity: whole('Purity in parts per 10,000; 0 only for other metals.'),
  craft: optional(text('Craft, at most 60 characters.')),
  series: optional(text('Series, at most 60 characters.')),
  tags: otherwise([], list<string>(() => String, 'Tags, at most 20 of 60 characters.')),
  stones: otherwise([], formsOf(stone, 'Stones, at most 20 kinds.')),
  media: otherwise([], formsOf(medium, 'Media in order of showing, at most 30.')),
  memberOnly: otherwise(false, flag('Whether only members may buy it.')),
  exclusiveChannelIds: otherwise([], idsOf(PREFIX.channel,
    'Channels it is made for, at most 50; head office\'s to say.')),
  exclusiveFranchiseIds: otherwise([], idsOf(PREFIX.franchise,
    'Franchises it is made for, at most 50; head office\'s to say.')),
  leadTimeDays: otherwise(0, whole('Days from order to handing over, at most 365.')),
  items: otherwise([], formsOf(item, 'Its items, at most 50.')),
  ...FACETS,
};

export async function putProductOf(
  { marginClass, classFrom, items, exclusiveFranchiseIds, media: sent, ...product }: Taken<typeof PRODUCT>,
  context: GraphContext,
): Promise<Prepared<PutProduct>> {
  const media = await settleMedia(context, sent);
  return media.ok ? {
    marginClass, classFrom, items,
    product: { ...product, media: media.value, exclusiveTenantIds: exclusiveFranchiseIds },
  } : media;
}
