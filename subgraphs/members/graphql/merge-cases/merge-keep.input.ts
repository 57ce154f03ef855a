import { form, formOf } from '../../../kernel/graph/mutation/form.ts';
import { optional, take } from '../../../kernel/graph/mutation/take.ts';
import type { Kept, Side } from '../../domain/profile/merged-profile.ts';
import { MergeSide } from '../words.ts';

const side = (says: string) => optional(take<Side>(() => MergeSide, says));

const keep = form('MergeKeepInput', 'Whose word counts for what both told of themselves; the survivor\'s own, and the '
  + 'other\'s where it said nothing, for fields that are left out.', {
  name: side('Name 姓名.'), email: side('E-mail 邮箱.'), birthday: side('Birthday 生日.'), gender: side('Gender 性别.'),
  city: side('City 城市.'), occupation: side('Occupation 职业.'), styles: side('Styles 风格.'),
  stones: side('Stones 宝石.'), occasions: side('Occasions 场合.'), ringSize: side('Ring size 戒圈.'),
});

export const KEEP = { keep: optional(formOf(keep, 'With MERGE: whose word counts, field by field.')) };

type Typed = { readonly ringSize?: Side | null } & { readonly [field: string]: Side | null | undefined };

/** What somebody chose; nothing where all stays as it would be. */
export function chosenOf(typed: Typed | null): { keep?: Kept } {
  const { ringSize = null, ...told } = typed ?? {};
  const chosen = Object.entries({ ...told, ring_size: ringSize }).filter(([, whose]) => whose !== null);
  return chosen.length > 0 ? { keep: Object.fromEntries(chosen) } : {};
}
