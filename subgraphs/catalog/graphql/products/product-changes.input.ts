import { PREFIX } from '../../../contracts/ids.ts';
import { formsOf } from '../../../kernel/graph/mutation/form.ts';
import { edited, flag, idsOf, list, optional, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import type { Category, DemandClass, Metal } from '../../domain/words.ts';
import { FACETS } from './facets.input.ts';
import { CategoryEnum, DemandClassEnum, MetalEnum } from '../words.ts';
import { medium, stone } from './product.input.ts';

/** What may be changed of a product; what is not given stays as it is. */
export const PRODUCT_CHANGES = {
  nameZh: optional(text('Chinese name.')),
  nameEn: optional(text('English name.')),
  category: optional(take<Category>(() => CategoryEnum, 'Kind of piece.')),
  demandClass: optional(take<DemandClass>(() => DemandClassEnum, 'Why people buy it.')),
  metal: optional(take<Metal>(() => MetalEnum, 'Main metal.')),
  purity: optional(whole('Purity in parts per 10,000.')),
  craft: edited(text('Craft; null clears it.')),
  series: edited(text('Series; null clears it.')),
  tags: optional(list<string>(() => String, 'All tags, at most 20.')),
  stones: optional(formsOf(stone, 'All stones, at most 20 kinds.')),
  media: optional(formsOf(medium, 'All media in order of showing, at most 30.')),
  memberOnly: optional(flag('Whether only members may buy it.')),
  exclusiveChannelIds: optional(idsOf(PREFIX.channel,
    'All channels it is made for, at most 50; head office\'s to say.')),
  exclusiveFranchiseIds: optional(idsOf(PREFIX.franchise,
    'All franchises it is made for, at most 50; head office\'s to say.')),
  leadTimeDays: optional(whole('Days from order to handing over.')),
  ...FACETS,
  retired: optional(flag('Whether it is no longer sold 停售.')),
};
