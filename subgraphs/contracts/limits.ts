/**
 * Technical bounds that several rooms share; a refusal names them. They keep one request within one
 * transaction and one event, and are no rule of the business.
 */
export const MAX_ORDER_LINES = 1_000;

/** Pieces in a line: beads and boxes are sold by the ten thousand, a barcode in this column is not. */
export const MAX_LINE_QUANTITY = 1_000_000;

/** How long a table of rates lives that was told before tables had an end. */
export const FX_DAYS_UNTOLD = 100;
