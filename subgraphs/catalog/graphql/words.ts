import { registerEnumType } from 'type-graphql';

/** Lower-case values of the database under the graph's upper-case names, each with its meaning. */
function words(name: string, description: string, meanings: Record<string, string>) {
  const values = Object.fromEntries(Object.keys(meanings).map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries(
      Object.entries(meanings).map(([word, meaning]) => [word.toUpperCase(), { description: meaning }])),
  });
  return values;
}

export const CategoryEnum = words('ProductCategory', 'What kind of piece a product is 品类.', {
  ring: 'Ring 戒指.', necklace: 'Necklace 项链.', bracelet: 'Bracelet 手链.', earrings: 'Earrings 耳饰.',
  pendant: 'Pendant 吊坠.', bangle: 'Bangle 手镯.', bar: 'Investment bar 金条.', bean: 'Gold bean 金豆.',
  coin: 'Coin 金币.', chain: 'Chain 素链.', charm: 'Charm or bead 转运珠.', watch: 'Watch 腕表.',
  other: 'Anything else.',
});

export const DemandClassEnum = words('DemandClass', 'Why people buy it 用途.', {
  wedding: 'Wedding 婚庆: rings, three-gold and five-gold sets.',
  investment: 'Investment 投资: bars, beans, coins.',
  daily: 'Daily wear 日常.',
  baby: 'Baby gold 宝宝金饰: locks, bracelets and anklets given at birth, a hundred days, a year.',
});

export const MetalEnum = words('Metal', 'Main metal 材质.', {
  gold: 'Gold; 18K gold is gold of purity 7,500.', silver: 'Silver.', platinum: 'Platinum.',
  palladium: 'Palladium.', other: 'No precious metal, or several.',
});

export const PricingEnum = words('ItemPricing', 'How an item is priced 计价方式.', {
  fixed: 'One fixed price 一口价.',
  by_weight: 'Weight times the gold board plus labour and stones 按克计价.',
});

export const LabourBasisEnum = words('LabourBasis', 'What the labour fee 工费 counts on.', {
  piece: 'Per piece 按件.', gram: 'Per gram of gold 按克.',
});

export const MediaKindEnum = words('MediaKind', 'Kind of a medium.', {
  picture: 'Picture 图片.', video: 'Video 视频.', model_3d: '3D model for AR try-on AR试戴模型.',
});

export const TryOnPlaceEnum = words('TryOnPlace', 'Where a 3D model is worn 试戴部位: a front end draws it there.', {
  finger: 'Finger 手指.', wrist: 'Wrist 手腕.', neck: 'Neck 颈部.', ear: 'Ear 耳部.', head: 'Head 头部.',
});

export const PublicationStateEnum = words('PublicationState',
  'Whether a price or table that was entered is in force.', {
    published: 'In force from its date on.',
    held: 'Waits for a person, because it jumps too far.',
    dismissed: 'A person decided that it never comes into force.',
    withdrawn: 'A price or table that a person took back: in force until then 已撤下.',
  });

export const StandingEnum = words('PublicationStanding', 'Where a price or table stands now.', {
  upcoming: 'Published, and its date is still to come.',
  in_force: 'In force now.',
  past: 'Was in force until the next one took its place; payments of its time count with it.',
  expired: 'Nothing took its place, and it is too old by the policy: not in force any more.',
  held: 'Waits for a person.',
  dismissed: 'A person decided that it never comes into force.',
  withdrawn: 'A price that a person took off the board: in force until then 已撤下.',
});

export const HoldReasonEnum = words('HoldReason', 'Why a price or table waits for a person 挂起原因.', {
  jump: 'A figure moves beyond the limit against a neighbour in time.',
  repeated: 'Steps entered within a day by no person add up to more than the limit.',
  missing: 'A currency of the table before is left out.',
  follows: 'It fits one that is held, and is decided with it.',
});

export const WeightUnitEnum = words('WeightUnit',
  'Weight that a board is quoted by 计价单位; a tael 两 is of one place, and none is guessed.', {
    gram: 'Gram 克.', kilogram: 'Kilogram 千克: 1,000 g.',
    troy_ounce: 'Troy ounce 金衡盎司: 31.1034768 g.', tola: 'Tola 托拉: 11.6638038 g.',
    tael_hk: 'Tael of Hong Kong 港两 (金衡两): 37.429 g.', tael_tw: 'Tael of Taiwan 台两: 37.5 g.',
    tael_cn: 'Tael of the mainland 市两: 50 g.',
  });

export const LinkKindEnum = words('ProvenanceKind', 'What happened to a piece 溯源环节, and which facts its link needs.', {
  piece: 'What it is; told once, when its certificate begins.',
  origin: 'Where its material comes from 产地: `country`.',
  assay: 'It was assayed 检测: `laboratory`, `fineness`, `report`.',
  workshop: 'It was made 制作: `workshop`.',
  green: 'Its material comes from certified or recycled sources 绿色认证: `standard`.',
  warranty: 'The house stands for it 电子质保: `until`, a day.',
  sale: 'It was sold 售出, and has its next owner.', return: 'It came back 退回, and is the house\'s again.',
  owner_change: 'It was passed on 转让或传承, and has its next owner.',
  story: 'What is told of it 传世故事: `text`.',
});

export const PastedProblemEnum = words('PastedPriceProblem', 'Why a line of a pasted table is no price yet.', {
  no_table: 'The text is a web page or no table: nothing of it was read.',
  too_many: 'The table has more lines than one import takes.',
  columns: 'It has no fineness and price, or more columns than a board has.',
  fineness: 'Its first column names no metal and fineness.',
  retail: 'The selling price is no amount above zero.',
  buyback: 'The buy-back price is no amount, or more than the selling price.',
  unit: 'No such weight; 两 alone does not say whose tael it is.',
  time: 'No date and time, as 2026-09-15 09:30.',
  twice: 'An earlier line is of the same fineness and moment.',
});

export const ImportOutcomeEnum = words('ProductImportOutcome', 'What an import did with one product.', {
  created: 'The product is new.', updated: 'The product or an item of it changed.',
  unchanged: 'Everything was known already.',
});

export const ProductSortEnum = words('ProductSort', 'Order of a list of products.', {
  style_no_asc: 'By style number.', style_no_desc: 'By style number, backwards.',
  name_zh_asc: 'By Chinese name.', name_zh_desc: 'By Chinese name, backwards.',
  name_en_asc: 'By English name.', name_en_desc: 'By English name, backwards.',
  created_at_desc: 'Newest first.', created_at_asc: 'Oldest first.',
  updated_at_desc: 'Last changed first.', updated_at_asc: 'Longest unchanged first.',
});

export const BundlePricingEnum = words('BundlePricing', 'How a bundle is cheaper than its items 套装计价.', {
  price: 'A price of its own 套装价; where its items cost less together, they cost that.',
  amount_off: 'So much off what they cost 立减.', percent_off: 'A share off what they cost 折扣.',
});

export const BundleReturnsEnum = words('BundleReturns',
  'What becomes of the reduction when part of a bundle comes back.', {
    keep: 'What stays keeps its share of the reduction; what comes back is paid back as it was paid.',
    recheck: 'What stays is paid without the reduction: the refund is what was paid less what that costs, never '
      + 'below zero.',
  });
