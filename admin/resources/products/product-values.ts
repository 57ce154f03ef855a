import type {
  CurrencyCode,
  DemandClass,
  ItemInput,
  ItemPartsFragment,
  ItemPricing,
  LabourBasis,
  MediumInput,
  Metal,
  ProductCategory,
  StoneInput,
} from '../../gql/graphql.ts';
import { plainLines, plainText } from '../../reading/plain-text.ts';
import { facetInput, facetValues, missingFacet, NO_FACETS, type FacetValues } from './facets/facet-values.ts';
import { mediaLines, readMedia } from './media-lines.ts';
import type { Product } from './products.data.ts';

/** A product as its form holds it. */
export interface ProductValues extends FacetValues {
  styleNo: string;
  nameZh: string;
  nameEn: string;
  category: ProductCategory;
  demandClass: DemandClass;
  marginClass: string;
  metal: Metal;
  purity: string;
  craft: string;
  series: string;
  tags: string;
  stones: string;
  media: string;
  leadTimeDays: string;
  memberOnly: boolean;
  retired: boolean;
  exclusiveChannelIds: string[];
  exclusiveFranchiseIds: string[];
  expectedVersion: number;
}

export const NEW_PRODUCT: ProductValues = {
  styleNo: '',
  nameZh: '',
  nameEn: '',
  category: 'RING',
  demandClass: 'DAILY',
  marginClass: '',
  metal: 'GOLD',
  purity: '7500',
  craft: '',
  series: '',
  tags: '',
  stones: '',
  media: '',
  leadTimeDays: '0',
  memberOnly: false,
  retired: false,
  exclusiveChannelIds: [],
  exclusiveFranchiseIds: [],
  expectedVersion: 0,
  ...NO_FACETS,
};

export function productValues(product: Product): ProductValues {
  const idsOf = (list: readonly ({ id: string } | null)[]) => list.flatMap((one) => (one ? [one.id] : [])).sort();
  return {
    styleNo: product.styleNo,
    nameZh: product.nameZh,
    nameEn: product.nameEn,
    category: product.category,
    demandClass: product.demandClass,
    marginClass: product.marginClass?.code ?? '',
    metal: product.metal,
    purity: String(product.purity),
    craft: product.craft ?? '',
    series: product.series ?? '',
    tags: product.tags.join('，'),
    stones: stoneLines(product.stones),
    media: mediaLines(product.media),
    leadTimeDays: String(product.leadTimeDays),
    memberOnly: product.memberOnly,
    retired: product.retired,
    exclusiveChannelIds: idsOf(product.exclusiveChannels),
    exclusiveFranchiseIds: idsOf(product.exclusiveFranchises),
    expectedVersion: product.version,
    ...facetValues(product),
  };
}

/** What is typed in lines, read; or the first of these fields that cannot be. */
export type ReadLines = { readonly stones: StoneInput[]; readonly media: MediumInput[] } | 'stones' | 'media'
  | keyof FacetValues;

export function readLines(values: Pick<ProductValues, 'stones' | 'media' | keyof FacetValues>): ReadLines {
  const missing = missingFacet(values);
  if (missing) return missing;
  const stones = readStones(values.stones);
  if (!stones) return 'stones';
  const media = readMedia(values.media);
  return media ? { stones, media } : 'media';
}

/** What a new product and a changed one have in common. */
export function productInput(values: ProductValues, lines: Exclude<ReadLines, string>) {
  const { nameZh, nameEn, category, demandClass, metal, memberOnly } = values;
  return {
    ...{ nameZh, nameEn, category, demandClass, metal, memberOnly, ...lines },
    purity: Number(values.purity),
    craft: values.craft.trim() || null,
    series: values.series.trim() || null,
    leadTimeDays: Number(values.leadTimeDays || 0),
    tags: tagsOf(values.tags),
    exclusiveChannelIds: values.exclusiveChannelIds,
    exclusiveFranchiseIds: values.exclusiveFranchiseIds,
    ...facetInput(values),
  };
}

/** Chinese and Western commas divide tags alike. */
export function tagsOf(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map(plainText)
    .filter(Boolean);
}

type AllOfStone = Product['stones'][number];
type Certified = 'laboratory' | 'grade';
type Stone = Omit<AllOfStone, Certified> & Partial<Pick<AllOfStone, Certified>>;

/** '钻石 12 0.36 GIA-1 / GIA / D VVS1' on each line: kind, how many, carats of all together, certificate, who, grade. */
export function stoneLines(stones: readonly Stone[]): string {
  return stones
    .map(({ kind, count, milliCarats, certificateNo, laboratory, grade }) => {
      const line = [kind, count, milliCarats / 1000, certificateNo].filter((part) => part !== null).join(' ');
      return laboratory || grade ? [line, laboratory ?? '', ...(grade ? [grade] : [])].join(' / ') : line;
    })
    .join('\n');
}

/** Null when a line is not like that. */
export function readStones(text: string): StoneInput[] | null {
  const stones = plainLines(text).map((line) =>
    /^(.+?)\s+(\d+)\s+(\d+(?:\.\d{1,3})?)(?:\s+([^\s/]\S*))?(?:\s+\/ *(.*?)(?: *\/ +(.+))?)?$/.exec(line));
  if (stones.some((found) => found === null)) return null;
  return stones.map((found) => ({
    kind: found![1]!,
    count: Number(found![2]),
    milliCarats: Math.round(Number(found![3]) * 1000),
    certificateNo: found![4] ?? null,
    ...(found![5] && { laboratory: found![5] }),
    ...(found![6] && { grade: found![6] }),
  }));
}

/** An item as its form holds it: weights in grams, amounts in its currency. */
export interface ItemValues {
  sku: string;
  serialNo: string;
  size: string;
  editionNo: string;
  pricing: ItemPricing;
  currency: CurrencyCode;
  goldWeightMg: string;
  grossWeightMg: string;
  labour: string;
  labourBasis: LabourBasis;
  stonePrice: string;
  fixedPrice: string;
  retired: boolean;
  expectedVersion: number;
}

export const NEW_ITEM: Omit<ItemValues, 'currency'> = {
  sku: '',
  serialNo: '',
  size: '',
  editionNo: '',
  pricing: 'FIXED',
  goldWeightMg: '',
  grossWeightMg: '',
  labour: '0',
  labourBasis: 'PIECE',
  stonePrice: '0',
  fixedPrice: '',
  retired: false,
  expectedVersion: 0,
};

export function itemValues(item: ItemPartsFragment): ItemValues {
  return {
    sku: item.sku,
    serialNo: item.serialNo ?? '',
    size: item.size ?? '',
    editionNo: item.editionNo === null ? '' : String(item.editionNo),
    pricing: item.pricing,
    currency: item.currency,
    goldWeightMg: String(item.goldWeightMg / 1000),
    grossWeightMg: String(item.grossWeightMg / 1000),
    labour: item.labour.amount,
    labourBasis: item.labourBasis,
    stonePrice: item.stonePrice.amount,
    fixedPrice: item.fixedPrice?.amount ?? '',
    retired: item.retired,
    expectedVersion: item.version,
  };
}

export function itemInput(values: ItemValues): Omit<ItemInput, 'sku'> {
  const { pricing, currency, labourBasis, retired } = values;
  return {
    ...{ pricing, currency, labourBasis, retired },
    serialNo: values.serialNo.trim() || null,
    size: values.size.trim() || null,
    editionNo: values.editionNo.trim() === '' ? null : Number(values.editionNo),
    goldWeightMg: Math.round(Number(values.goldWeightMg) * 1000),
    grossWeightMg: Math.round(Number(values.grossWeightMg) * 1000),
    labour: values.labour.trim() || null,
    stonePrice: values.stonePrice.trim() || null,
    fixedPrice: pricing === 'FIXED' ? values.fixedPrice.trim() || null : null,
  };
}
