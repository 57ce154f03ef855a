/**
 * What goes with what: kinds that are worn together, and words by which a piece is known to suit a taste. A product's
 * stones, tags and craft are free texts in either language; tastes are the codes of a profile.
 *
 * Example: 钻石 and "Lab Diamond" are diamond; 古法金 is classical; with a necklace go earrings.
 */
export const COMPLEMENTS: Readonly<Record<string, readonly string[]>> = {
  ring: ['necklace', 'bracelet', 'earrings'], necklace: ['earrings', 'bracelet'], earrings: ['necklace', 'pendant'],
  pendant: ['chain', 'earrings'], chain: ['pendant'], bracelet: ['ring', 'necklace', 'charm'],
  bangle: ['ring', 'earrings'], charm: ['bracelet', 'chain'], watch: ['bracelet'],
};

type Words = Readonly<Record<string, readonly string[]>>;

const STONES: Words = {
  diamond: ['钻', 'diamond'], jadeite: ['翡翠', 'jadeite'], nephrite: ['和田', '软玉', 'nephrite'],
  pearl: ['珍珠', 'pearl'], ruby: ['红宝', 'ruby'], sapphire: ['蓝宝', 'sapphire'], emerald: ['祖母绿', 'emerald'],
};

const STYLES: Words = {
  classical: ['古典', '古法', '传承', 'classical', 'heritage'], modern: ['现代', '时尚', 'modern'],
  ethnic: ['民族', '国风', 'ethnic'], minimal: ['简约', '极简', 'minimal'], vintage: ['复古', 'vintage'],
  sweet: ['甜美', 'sweet'],
};

const OCCASIONS: Words = {
  work: ['通勤', '职场', 'work'], banquet: ['晚宴', '宴会', 'banquet'], gift: ['送礼', '礼物', 'gift'],
};

/** What a profile calls that there is no stone. */
export const NO_STONE = 'none';

/** Codes of a piece's stones; `none` for a piece without. */
export function stoneCodes(stones: readonly string[]): readonly string[] {
  return stones.length === 0 ? [NO_STONE] : codesIn(stones, STONES);
}

export function styleCodes(traits: readonly string[]): readonly string[] {
  return codesIn(traits, STYLES);
}

export function occasionCodes(traits: readonly string[], demandClass: string | null): readonly string[] {
  return [...demandClass === null ? [] : [demandClass], ...codesIn(traits, OCCASIONS)];
}

function codesIn(texts: readonly string[], words: Words): string[] {
  const folded = texts.map((text) => text.toLowerCase());
  return Object.keys(words).filter((code) =>
    folded.some((text) => words[code]!.some((word) => text.includes(word))));
}
