/** The one function of numeric.js that the house uses; the package brings no types. */
declare module 'numeric' {
  interface Minimum {
    readonly solution: number[];
    readonly f: number;
    readonly iterations: number;
    readonly message: string;
  }
  const numeric: {
    /** Broyden, Fletcher, Goldfarb, Shanno; the gradient by differences. Throws when it meets NaN. */
    uncmin(f: (x: number[]) => number, x0: number[], tolerance?: number): Minimum;
  };
  export default numeric;
}
