import { ID, Int } from 'type-graphql';
import { RequestError } from '../../errors.ts';
import { decodeId, decodeIds, NOBODY } from '../../ids.ts';
import type { Money } from '../../money.ts';
import { accepted, refused, type Outcome } from '../../outcome.ts';
import { CurrencyCode, MoneyInput, readMoney } from '../money.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar, PointsScalar } from '../scalars.ts';

/** A type of the graph, named late as type-graphql wants it. */
export type GraphType = () => any;

/** One field of an input: its words in the schema, and how what was sent becomes what a command takes. */
export interface Take<Inside> {
  readonly type: GraphType;
  readonly says: string;
  readonly nullable: boolean;
  readonly defaultValue?: unknown;
  /** `path` is where it stands in the input. */
  read(sent: unknown, path: readonly string[]): Outcome<Inside>;
}

export type Takes = Readonly<Record<string, Take<any>>>;

/** What a command gets of these fields. */
export type Taken<Fields extends Takes> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Take<infer Inside> ? Inside : never;
};

/** A field of any type of the graph, taken as it was sent. */
export function take<Inside>(type: GraphType, says: string): Take<Inside> {
  return { type, says, nullable: false, read: (sent) => accepted(sent as Inside) };
}

export const text = (says: string): Take<string> => take(() => String, says);
export const whole = (says: string): Take<number> => take(() => Int, says);
export const points = (says: string): Take<bigint> => take(() => PointsScalar, says);
/** 'YYYY-MM-DD' */
export const date = (says: string): Take<string> => take(() => DateScalar, says);
export const dateTime = (says: string): Take<Date> => take(() => DateTimeScalar, says);
export const decimal = (says: string): Take<string> => take(() => DecimalScalar, says);
export const currency = (says: string): Take<string> => take(() => CurrencyCode, says);
export const flag = (says: string): Take<boolean> => take(() => Boolean, says);
export const list = <Inside>(type: GraphType, says: string): Take<Inside[]> =>
  take(() => [type()], says);

/** The uuid inside a TypeID; NOBODY for what is none of this kind. */
export function idOf(prefix: string, says: string): Take<string> {
  return { ...take<string>(() => ID, says), read: (sent) => accepted(uuidIn(prefix, sent)) };
}

/** uuids; what is no id of this kind is refused at its place. */
export function idsOf(prefix: string, says: string): Take<string[]> {
  return {
    ...take<string[]>(() => [ID], says),
    read: (sent, path) => {
      const uuids = decodeIds(prefix, sent as string[]);
      const refusals = uuids.flatMap((uuid, index) => (uuid ? []
        : [{ code: 'NOT_FOUND', message: 'There is no such id.', path: [...path, String(index)] }]));
      return refusals.length > 0 ? { ok: false, refusals } : accepted(uuids as string[]);
    },
  };
}

function uuidIn(prefix: string, id: unknown): string {
  return decodeId(prefix, id as string) ?? NOBODY;
}

/** Minor units with their currency; INVALID when the amount has more digits than its currency. */
export function money(says: string): Take<Money> {
  return {
    ...take<Money>(() => MoneyInput, says),
    read: (sent, path) => {
      const read = readMoney(sent as MoneyInput);
      return read ? accepted(read)
        : refused('INVALID', 'The amount has more digits than its currency.', path);
    },
  };
}

/** May be left out: null then, as when null was sent. */
export function optional<Inside>(field: Take<Inside>): Take<Inside | null> {
  return {
    ...field, nullable: true,
    read: (sent, path) => (
      sent === undefined || sent === null ? accepted(null) : field.read(sent, path)),
  };
}

/** A field of an edit: left out it stays (undefined), null clears it. */
export function edited<Inside>(field: Take<Inside>): Take<Inside | null | undefined> {
  return {
    ...field, nullable: true,
    read: (sent, path) => (
      sent === undefined || sent === null ? accepted(sent) : field.read(sent, path)),
  };
}

/** Has this value when it is left out, also where a row has no such field. */
export function otherwise<Inside>(defaultValue: Inside, field: Take<Inside>): Take<Inside> {
  return {
    ...field, defaultValue,
    read: (sent, path) => (sent === undefined ? accepted(defaultValue) : field.read(sent, path)),
  };
}

/** What the runner takes itself; a command never sees it. */
export const KEY: Take<string> =
  text('Yours, 1 to 200 characters; the same again answers the first result.');
export const VERSION: Take<number> =
  whole('Version the edit was made from; another one now is STALE.');
export const DRY_RUN: Take<boolean> =
  otherwise(false, flag('Decide and tell what would be 预览; change nothing.'));

/** A key for a whole list: each row's is this and its place. */
export const ROWS_KEY: Take<string> =
  text('Yours, 1 to 190 characters; rows that were taken before are answered again.');

/** Refuses the whole call: so many are no call that anybody means. */
export function between<Inside extends readonly unknown[]>(
  least: number, most: number, field: Take<Inside>,
): Take<Inside> {
  return {
    ...field,
    read: (sent, path) => {
      const { length } = sent as unknown[];
      if (length >= least && length <= most) return field.read(sent, path);
      throw new RequestError('LIMIT_EXCEEDED', `${path.join('.')} must be ${least} to ${most}.`);
    },
  };
}

/** Reads every field, and names each that cannot be read. `at` is where they all stand. */
export function readAll<Fields extends Takes>(
  fields: Fields, sent: Readonly<Record<string, unknown>>, at: readonly string[] = [],
): Outcome<Taken<Fields>> {
  const readings = readEach(fields, sent, at);
  const refusals = readings.flatMap(([, reading]) => (reading.ok ? [] : reading.refusals));
  return refusals.length > 0 ? { ok: false, refusals } : accepted(valuesOf(readings) as Taken<Fields>);
}

/** The fields that can be read. */
export function readableOf<Fields extends Takes>(
  fields: Fields, sent: Readonly<Record<string, unknown>>,
): Partial<Taken<Fields>> {
  return valuesOf(readEach(fields, sent, [])) as Partial<Taken<Fields>>;
}

type Readings = readonly (readonly [string, Outcome<unknown>])[];

function readEach(fields: Takes, sent: Readonly<Record<string, unknown>>, at: readonly string[]): Readings {
  return Object.entries(fields).map(([name, field]) => [name, field.read(sent[name], [...at, name])] as const);
}

function valuesOf(readings: Readings): object {
  return Object.fromEntries(readings.flatMap(([name, reading]) => (
    reading.ok && reading.value !== undefined ? [[name, reading.value]] : [])));
}
