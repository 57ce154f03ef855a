import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { ColumnPath } from '../../domain/exports/csv-line.ts';
import type { GraphShape } from './list-schema.ts';
import { Wrong } from './selections.ts';

/** Selections with every fragment expanded, as the guard of the gateway counts them. */
const MOST_SELECTIONS = 5_000;

/** A column for each leaf; what is a list is one cell. Fragments that meet in a field share its columns. */
export function columnsOf(
  selection: SelectionSetNode, type: string, shape: GraphShape, fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ColumnPath[] {
  const found = new Columns(shape, fragments).of(selection, type, [], []);
  return [...new Map(found.map((path) => [path.join('.'), path])).values()];
}

/** Counts as it goes: forty fragments that spread each other twice would be a million million columns. */
class Columns {
  #left = MOST_SELECTIONS;

  constructor(readonly shape: GraphShape, readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selection: SelectionSetNode, type: string, above: ColumnPath, open: readonly string[]): ColumnPath[] {
    return selection.selections.flatMap((one): ColumnPath[] => {
      this.#left -= 1;
      if (this.#left < 0) throw new Wrong(`More than ${MOST_SELECTIONS} selections with fragments expanded.`);
      if (one.kind === Kind.FIELD) {
        const path = [...above, (one.alias ?? one.name).value];
        const field = this.shape.get(type)?.get(one.name.value);
        return one.selectionSet && field && !field.isList ? this.of(one.selectionSet, field.type, path, open) : [path];
      }
      const name = one.kind === Kind.FRAGMENT_SPREAD ? one.name.value : null;
      const inner = one.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(one.name.value) : one;
      if (!inner || (name !== null && open.includes(name))) throw new Wrong(`There is no fragment ${name}.`);
      return this.of(inner.selectionSet, inner.typeCondition?.name.value ?? type, above,
        name === null ? open : [...open, name]);
    });
  }
}
