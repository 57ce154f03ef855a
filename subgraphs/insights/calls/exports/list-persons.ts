import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FieldShape, GraphShape } from './list-schema.ts';
import { plain, set, Wrong } from './selections.ts';

/** Person of an object that is about one, beside what was asked: taken out before a row is written. */
export const PERSON = 'walkPerson';

/**
 * What is seen with a consent only, which may be taken back while a file lies with somebody: a file never holds it.
 * Screens show it, one by one.
 */
const CLOSED: Readonly<Record<string, string>> = {
  MemberContact: 'contact', LifeEvent: 'life events',
};

/** Rows that name their people through another thing alone. */
const THROUGH: Readonly<Record<string, string>> = { Payment: 'quote', Rebate: 'order' };

const isPerson = ({ type, isList, isFree }: FieldShape): boolean => type === 'Member' && !isList && isFree;

/**
 * Each object that is about people says whom, whatever was asked of it: so it is known afterwards whose data a file
 * holds, for erasures and for whom its owner sees no more. Example: a row of orders gets `member { id }`, one of
 * referrals `friend { id }` and `referrer { id }`.
 */
export function withPersons(selection: SelectionSetNode, type: string, shape: GraphShape): SelectionSetNode {
  if (CLOSED[type]) {
    throw new Wrong(`A file holds what is masked alone: ${CLOSED[type]} are seen with a consent, on screens.`);
  }
  const fields = shape.get(type);
  const asked = selection.selections.map((one): SelectionNode => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return one;
    if (one.kind === Kind.INLINE_FRAGMENT) {
      return { ...one, selectionSet: withPersons(one.selectionSet, one.typeCondition?.name.value ?? type, shape) };
    }
    if ((one.alias ?? one.name).value.startsWith(PERSON)) throw new Wrong(`${PERSON} is a name of the walk's own.`);
    const field = fields?.get(one.name.value);
    refuseReasons(field, one.name.value);
    return one.selectionSet && field
      ? { ...one, selectionSet: withPersons(one.selectionSet, field.type, shape) } : one;
  });
  return set([...asked, ...personsOf(type, shape)]);
}

/** What wants a reason is unmasked, or more: each look is somebody's, for something. */
function refuseReasons(field: FieldShape | undefined, name: string): void {
  if (field?.wantsReason) throw new Wrong(`A file holds what is masked alone: ${name} wants a reason, on screens.`);
}

/** What an object of this type says of its people; empty where it is about none. */
export function personsOf(type: string, shape: GraphShape): SelectionNode[] {
  const fields = shape.get(type);
  if (!fields) return [];
  if (type === 'Member') return [plain('id', undefined, PERSON)];
  const own = fields.get('memberId');
  const through = THROUGH[type];
  const inner = through === undefined ? [] : personsOf(fields.get(through)?.type ?? '', shape);
  return [
    ...(own?.isFree && !own.isList ? [plain('memberId', undefined, PERSON)] : []),
    ...[...fields].filter(([, field]) => isPerson(field))
      .map(([name]) => plain(name, set([plain('id', undefined, PERSON)]), `${PERSON}_${name}`)),
    ...(inner.length > 0 ? [plain(through!, set(inner), `${PERSON}_${through}`)] : []),
  ];
}
