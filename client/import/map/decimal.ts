/** An exact number: `units` tenths, hundredths … by `scale`. 12345.67 is { units: 1234567n, scale: 2 }. */
export interface Decimal { readonly units: bigint; readonly scale: number }

export const ZERO: Decimal = { units: 0n, scale: 0 };
export const whole = (units: bigint | number): Decimal => ({ units: BigInt(units), scale: 0 });

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

export const scaled = ({ units, scale }: Decimal, to: number): bigint => units * power(to - scale);

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: scaled(a, scale) + scaled(b, scale), scale };
}

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, { units: -b.units, scale: b.scale });
export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
export const negated = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });
export const isSame = (a: Decimal, b: Decimal): boolean => minus(a, b).units === 0n;

export type Rounding = 'floor' | 'half-up' | 'carry';

/** To `scale` places; half goes away from zero. Example: 2.345 to 2 places is 2.35, by floor 2.34. */
export function rounded(value: Decimal, scale: number, by: 'floor' | 'half-up' = 'half-up'): Decimal {
  if (value.scale <= scale) return { units: scaled(value, scale), scale };
  const unit = power(value.scale - scale);
  const size = value.units < 0n ? -value.units : value.units;
  const up = by === 'half-up' ? (2n * size + unit) / (2n * unit) : size / unit;
  const floored = value.units < 0n && by === 'floor' && size % unit !== 0n ? up + 1n : up;
  return { units: value.units < 0n ? -floored : floored, scale };
}

/** a ÷ (num ÷ den), half up to `scale` places. */
export function divided(a: Decimal, num: bigint, den: bigint, scale: number): Decimal {
  const top = a.units * den * power(scale);
  const bottom = num * power(a.scale);
  const size = top < 0n ? -top : top;
  const units = (2n * size + bottom) / (2n * bottom);
  return { units: top < 0n ? -units : units, scale };
}

/** As people and the graph write it, without a superfluous zero beyond `least` places. */
export function textOf(value: Decimal, least = 0): string {
  let { units, scale } = value;
  while (scale > least && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  if (scale < least) [units, scale] = [units * power(least - scale), least];
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Places of a currency: 2 of most, 0 of JPY, 3 of KWD. */
export function placesOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
