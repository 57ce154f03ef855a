/**
 * How far it is on the ground, by the great circle of a sphere of 6,371,000 metres. Example: from 31.2363, 121.4783
 * (Nanjing Road, Shanghai) to 39.9149, 116.4109 (Wangfujing, Beijing) 1,068 kilometres.
 */
export interface Point { readonly latitude: number; readonly longitude: number }

const RADIUS = 6_371_000;
const METRES_A_DEGREE = RADIUS * Math.PI / 180;
const radians = (degrees: number): number => degrees * Math.PI / 180;

/** Whole metres. */
export function metresBetween(a: Point, b: Point): number {
  const [up, along] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h = Math.sin(up / 2) ** 2
    + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(along / 2) ** 2;
  return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h))));
}

export interface Box {
  readonly south: number;
  readonly north: number;
  /** One range, or two where the 180th meridian lies between. */
  readonly ranges: readonly { readonly west: number; readonly east: number }[];
}

/** What encloses everything within so many metres: an index finds it, the distance is worked out of few. */
export function boxAround({ latitude, longitude }: Point, metres: number): Box {
  const up = metres / METRES_A_DEGREE;
  const [south, north] = [latitude - up, latitude + up];
  const whole = { south: Math.max(-90, south), north: Math.min(90, north), ranges: [{ west: -180, east: 180 }] };
  // Around a pole every longitude is near.
  if (south <= -90 || north >= 90) return whole;
  const along = Math.asin(Math.min(1, Math.sin(radians(up)) / Math.cos(radians(latitude)))) * 180 / Math.PI;
  const [west, east] = [longitude - along, longitude + along];
  if (west < -180) return { ...whole, ranges: [{ west: west + 360, east: 180 }, { west: -180, east }] };
  if (east > 180) return { ...whole, ranges: [{ west, east: 180 }, { west: -180, east: east - 360 }] };
  return { ...whole, ranges: [{ west, east }] };
}
