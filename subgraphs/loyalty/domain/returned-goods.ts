/** What orders say came back: by what is left of each line, so that telling it twice changes nothing. */
export interface ReturnedGoods {
  readonly returnId: string | null;
  readonly at: Date;
  /** What is left of each returned line. */
  readonly remaining: readonly LineLeft[];
}

export interface LineLeft {
  readonly lineId: string;
  /** In the order's currency. */
  readonly remainingBase: bigint;
  /** Pieces sold and pieces left; absent in what was told before pieces were. */
  readonly quantity?: number | null;
  readonly remainingQuantity?: number | null;
}
