import type { ReturnLineInput } from '../../gql/graphql.ts';
import type { UserError } from '../../parts/form/user-errors.ts';

/** What was typed for each line, by its id. */
export interface TypedLines {
  readonly quantities: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<string, string>>;
}

/** Lines of which something comes back: pieces, or an amount alone. */
export function linesToReturn(lineIds: readonly string[], typed: TypedLines): ReturnLineInput[] {
  return lineIds.flatMap((lineId) => {
    const quantity = Number(typed.quantities[lineId] || 0);
    const amount = typed.amounts[lineId]?.trim() ?? '';
    if (quantity === 0 && amount === '') return [];
    return [{ lineId, quantity, ...(amount === '' ? {} : { amount }) }];
  });
}

/** The graph counts the lines it was sent; the form knows them by their ids. */
export function onTheirLines<Each extends UserError>(
  errors: readonly Each[],
  sent: readonly ReturnLineInput[],
): Each[] {
  return errors.map((error) => {
    const [first, index, field] = (error.path ?? []).filter((step) => step !== 'input');
    const lineId = first === 'lines' && sent[Number(index)]?.lineId;
    if (!lineId) return error;
    return { ...error, path: [`${field === 'amount' ? 'amounts' : 'quantities'}.${lineId}`] };
  });
}
