import { expect, it } from '@jest/globals';
import { boxAround, metresBetween, type Point } from './distance.ts';

const SHANGHAI = { latitude: 31.2363, longitude: 121.4783 };
const isIn = (point: Point, { south, north, ranges }: ReturnType<typeof boxAround>) =>
  point.latitude >= south && point.latitude <= north
  && ranges.some(({ west, east }) => point.longitude >= west && point.longitude <= east);

it('is by the great circle, also over the 180th meridian', () => {
  expect(Math.round(metresBetween(SHANGHAI, { latitude: 39.9149, longitude: 116.4109 }) / 1_000)).toBe(1_068);
  expect(metresBetween(SHANGHAI, SHANGHAI)).toBe(0);
  expect(metresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBe(111_195);
  expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBe(20_015_087);
});

it('has a box around it that leaves nobody within out', () => {
  for (const centre of [SHANGHAI, { latitude: -17, longitude: 179.9 }, { latitude: 64, longitude: -179.9 },
    { latitude: 89.9, longitude: 10 }, { latitude: 0, longitude: 0 }]) {
    const box = boxAround(centre, 50_000);
    for (let step = 0; step < 360; step += 15) {
      const [up, along] = [Math.cos(step * Math.PI / 180), Math.sin(step * Math.PI / 180)];
      const latitude = Math.min(90, centre.latitude + up * 0.44);
      const raw = centre.longitude + along * 0.44 / Math.max(0.01, Math.cos(centre.latitude * Math.PI / 180));
      const point = { latitude, longitude: ((raw + 540) % 360) - 180 };
      if (metresBetween(centre, point) <= 50_000) expect(isIn(point, box)).toBe(true);
    }
  }
  expect(isIn({ latitude: 39.9, longitude: 116.4 }, boxAround(SHANGHAI, 50_000))).toBe(false);
});
