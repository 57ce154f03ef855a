import type { Format, MoneyShape } from '../../../i18n/make-format.ts';

/** What a column holds as data, for files; one that says nothing is its words. */
export type Data<Row> =
  | { readonly is: 'identifier' | 'day' | 'moment'; readonly of: Text<Row> }
  | { readonly is: 'number' | 'bps'; readonly of: Digits<Row> }
  | { readonly is: 'money'; readonly of: Money<Row> };

/** Both in one: how a column reads and what it holds. */
interface Typed<Row> {
  readonly text: (row: Row, format: Format) => string;
  readonly data: Data<Row>;
}
type RightTyped<Row> = Typed<Row> & { readonly align: 'right' };
type Text<Row> = (row: Row) => string | null | undefined;
type Digits<Row> = (row: Row) => number | string | null | undefined;
type Money<Row> = (row: Row) => MoneyShape | null | undefined;

/** What a number, card, phone or code names a thing by: never counted with, whatever its digits. */
export const identifier = <Row>(of: Text<Row>): Typed<Row> =>
  ({ text: (row) => of(row) || '—', data: { is: 'identifier', of } });

export const money = <Row>(of: Money<Row>): RightTyped<Row> =>
  ({ align: 'right', text: (row, format) => format.money(of(row)), data: { is: 'money', of } });

export const count = <Row>(of: Digits<Row>): RightTyped<Row> =>
  ({ align: 'right', text: (row, format) => format.number(of(row)), data: { is: 'number', of } });

export const signed = <Row>(of: Digits<Row>): RightTyped<Row> =>
  ({ align: 'right', text: (row, format) => format.signed(of(row)), data: { is: 'number', of } });

export const share = <Row>(of: (row: Row) => number | null | undefined): RightTyped<Row> =>
  ({ align: 'right', text: (row, format) => format.bps(of(row)), data: { is: 'bps', of } });

/** A calendar day, the same everywhere. */
export const day = <Row>(of: Text<Row>): Typed<Row> =>
  ({ text: (row, format) => format.date(of(row)), data: { is: 'day', of } });

export const moment = <Row>(of: Text<Row>): Typed<Row> =>
  ({ text: (row, format) => format.dateTime(of(row)), data: { is: 'moment', of } });

/** A moment of which the screen shows only the day; the file has it whole. */
export const dayOfMoment = <Row>(of: Text<Row>): Typed<Row> =>
  ({ text: (row, format) => format.date(of(row)), data: { is: 'moment', of } });
