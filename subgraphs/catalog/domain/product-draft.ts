import { fileAt } from '../../kernel/files/file-name.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import { Checks, isLabel } from './checks.ts';
import { checkFacets, tidyFacets, type ProductFacets } from './facets/product-facets.ts';
import {
  MAX_EXCLUSIVE, MAX_LABEL, MAX_LEAD_DAYS, MAX_MEDIA, MAX_NAME, MAX_STONES, MAX_TAGS, MAX_WORD,
} from './limits.ts';
import type { Category, DemandClass, MediaKind, Metal, TryOnPlace } from './words.ts';

/**
 * What a product must say of itself before it may be sold. Purity is in parts per 10,000.
 *
 * Example: 足金 stamped 9990 has metal gold and purity 9,990; 18K gold has 7,500.
 */
export interface ProductDraft extends ProductFacets {
  readonly styleNo: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly category: Category;
  readonly demandClass: DemandClass;
  readonly metal: Metal;
  readonly purity: number;
  readonly craft: string | null;
  readonly series: string | null;
  readonly tags: readonly string[];
  readonly stones: readonly Stone[];
  readonly media: readonly Medium[];
  readonly memberOnly: boolean;
  /** uuids; both lists empty = for everybody. */
  readonly exclusiveChannelIds: readonly string[];
  readonly exclusiveTenantIds: readonly string[];
  readonly leadTimeDays: number;
}

export interface Stone {
  readonly kind: string;
  readonly count: number;
  /** Thousandths of a carat, of all stones of this kind together. */
  readonly milliCarats: number;
  readonly certificateNo: string | null;
  /** Who certified it, and its grade as the certificate says it; absent where none is told. */
  readonly laboratory?: string | null;
  readonly grade?: string | null;
}

export interface Medium {
  readonly kind: MediaKind;
  /** An https address; of a file of this house its path, `/media/…`. */
  readonly url: string;
  /** Of a 3D model: where it is worn, so that a front end knows where to draw it; absent of everything else. */
  readonly tryOnPlace?: TryOnPlace | null;
}

/** Blanks at the ends never count. */
export function tidyProduct(draft: ProductDraft): ProductDraft {
  const tidy = (text: string | null): string | null => text?.trim() || null;
  return {
    ...draft, ...tidyFacets(draft),
    styleNo: readIdentifier(draft.styleNo, 40) ?? draft.styleNo,
    nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim(),
    craft: tidy(draft.craft), series: tidy(draft.series),
    tags: [...new Set(draft.tags.map((tag) => tag.trim()))],
    stones: draft.stones.map(tidyStone),
    media: draft.media.map(({ kind, url, tryOnPlace }) => ({ kind, url, ...(tryOnPlace && { tryOnPlace }) })),
  };
}

/** What is not told is absent, so that what stood there before it could be told stays the same. */
function tidyStone({ laboratory, grade, ...stone }: Stone): Stone {
  const { certificateNo } = stone;
  return {
    ...stone,
    certificateNo: certificateNo === null ? null : readIdentifier(certificateNo, MAX_WORD) ?? certificateNo,
    ...(laboratory?.trim() && { laboratory: laboratory.trim() }), ...(grade?.trim() && { grade: grade.trim() }),
  };
}

export function checkProduct(
  draft: ProductDraft, path: readonly string[] = [],
): readonly Refusal<'INVALID'>[] {
  const checks = new Checks(path);
  checks.must(isLabel(draft.styleNo, MAX_LABEL),
    `A style number has 1 to ${MAX_LABEL} characters, no control or invisible ones.`, 'styleNo');
  checks.text(draft.nameZh, MAX_NAME, 'nameZh');
  checks.text(draft.nameEn, MAX_NAME, 'nameEn');
  checks.whole(draft.purity, draft.metal === 'other' ? 0 : 1, 10_000, 'purity');
  if (draft.craft !== null) checks.text(draft.craft, MAX_WORD, 'craft');
  if (draft.series !== null) checks.text(draft.series, MAX_WORD, 'series');
  checks.whole(draft.leadTimeDays, 0, MAX_LEAD_DAYS, 'leadTimeDays');
  checkFacets(draft, checks);
  checkLists(draft, checks);
  return checks.refusals;
}

function checkLists(draft: ProductDraft, checks: Checks): void {
  checks.must(draft.tags.length <= MAX_TAGS, `At most ${MAX_TAGS} tags.`, 'tags');
  draft.tags.forEach((tag, index) => checks.text(tag, MAX_WORD, 'tags', index));
  checks.must(draft.stones.length <= MAX_STONES, `At most ${MAX_STONES} stones.`, 'stones');
  draft.stones.forEach((stone, index) => {
    checks.text(stone.kind, MAX_WORD, 'stones', index, 'kind');
    checks.whole(stone.count, 1, 10_000, 'stones', index, 'count');
    checks.whole(stone.milliCarats, 0, 10_000_000, 'stones', index, 'milliCarats');
    if (stone.laboratory) checks.text(stone.laboratory, MAX_WORD, 'stones', index, 'laboratory');
    if (stone.grade) checks.text(stone.grade, MAX_WORD, 'stones', index, 'grade');
    if (stone.certificateNo !== null) {
      checks.must(readIdentifier(stone.certificateNo, MAX_WORD) !== null,
        `A certificate number has 1 to ${MAX_WORD} characters: ${IDENTIFIER_RULE}.`,
        'stones', index, 'certificateNo');
    }
  });
  checks.must(draft.media.length <= MAX_MEDIA, `At most ${MAX_MEDIA} media.`, 'media');
  draft.media.forEach(({ kind, url, tryOnPlace }, index) => {
    checks.must(fileAt(url) !== null || isWebAddress(url), 'An https address of at most 500 characters.',
      'media', index, 'url');
    checks.must(!tryOnPlace || kind === 'model_3d', 'Only a 3D model is tried on.', 'media', index, 'tryOnPlace');
  });
  for (const list of ['exclusiveChannelIds', 'exclusiveTenantIds'] as const) {
    checks.must(draft[list].length <= MAX_EXCLUSIVE, `At most ${MAX_EXCLUSIVE} ids.`,
      list === 'exclusiveTenantIds' ? 'exclusiveFranchiseIds' : list);
  }
}

function isWebAddress(url: string): boolean {
  return url.length <= 500 && /^https:\/\/[^\s]+$/.test(url) && URL.canParse(url);
}
