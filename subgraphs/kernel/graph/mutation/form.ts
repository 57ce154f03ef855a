import { accepted } from '../../outcome.ts';
import { readAll, take, type Take, type Taken, type Takes } from './take.ts';
import { inputTypeOf } from './types.ts';

/** An input type inside another: what is filled in together, like one line of an order. */
export interface Form<Fields extends Takes> {
  readonly type: Function;
  readonly fields: Fields;
}

/** What a command gets of one. */
export type Filled<Of extends Form<Takes>> = Taken<Of['fields']>;

export function form<Fields extends Takes>(typeName: string, says: string, fields: Fields): Form<Fields> {
  return { type: inputTypeOf(typeName, says, fields), fields };
}

/** One of them. */
export function formOf<Fields extends Takes>(
  { type, fields }: Form<Fields>, says: string,
): Take<Taken<Fields>> {
  return {
    ...take<Taken<Fields>>(() => type, says),
    read: (sent, path) => readAll(fields, sent as Record<string, unknown>, path),
  };
}

/** A list of them; what cannot be read is refused at its place. */
export function formsOf<Fields extends Takes>(
  { type, fields }: Form<Fields>, says: string,
): Take<Taken<Fields>[]> {
  return {
    ...take<Taken<Fields>[]>(() => [type], says),
    read: (sent, path) => {
      const readings = (sent as Record<string, unknown>[]).map((one, place) =>
        readAll(fields, one, [...path, String(place)]));
      const refusals = readings.flatMap((reading) => (reading.ok ? [] : reading.refusals));
      return refusals.length > 0 ? { ok: false, refusals }
        : accepted(readings.flatMap((reading) => (reading.ok ? [reading.value] : [])));
    },
  };
}
