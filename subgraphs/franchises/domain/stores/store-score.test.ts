import { describe, expect, it } from '@jest/globals';
import { isJudged, placesOf, scoreOf, type StoreFacts } from './store-score.ts';

const percents = (repurchase: number, enrolment: number, complaints: number, data: number): StoreFacts => ({
  repurchase: { good: repurchase, all: 100 }, enrolment: { good: enrolment, all: 100 },
  complaints: { good: complaints, all: 100 }, data: { good: data, all: 100 },
});

describe('the score of a store', () => {
  it('is 32 + 14 + 19 + 12 = 77 of 80, 70, 95 and 60', () => {
    expect(scoreOf(percents(80, 70, 95, 60)).score).toBe(77);
  });

  it('rounds each part down, twice', () => {
    // 2 of 3 = 66; 40 % of 66 = 26.4; 99 % of each other part = 19.8
    expect(scoreOf({ ...percents(0, 99, 99, 99), repurchase: { good: 2, all: 3 } }))
      .toEqual({ percent: { repurchase: 66, enrolment: 99, complaints: 99, data: 99 }, score: 26 + 19 * 3 });
  });

  it('has nothing of what there was not, but nobody waited where nobody complained', () => {
    const none = { good: 0, all: 0 };
    expect(scoreOf({ repurchase: none, enrolment: none, complaints: none, data: none }).score).toBe(20);
  });
});

describe('a store', () => {
  const none = { good: 0, all: 0 };
  const nothing = { repurchase: none, enrolment: none, complaints: none, data: none };
  it('of which nothing is known is not judged, whoever complained or did not', () => {
    expect(isJudged(nothing)).toBe(false);
    expect(isJudged({ ...nothing, complaints: { good: 3, all: 3 } })).toBe(false);
  });
  it.each(['repurchase', 'enrolment', 'data'] as const)('is judged once there is %s to count', (part) => {
    expect(isJudged({ ...nothing, [part]: { good: 0, all: 1 } })).toBe(true);
  });
});

describe('places', () => {
  const places = (...scores: StoreFacts[]) => placesOf(scores.map(scoreOf));

  it('make the top 10 % excellent, one at least', () => {
    expect(places(percents(10, 0, 0, 0), percents(80, 70, 95, 60), percents(20, 0, 0, 0)))
      .toEqual([{ place: 3, excellent: false }, { place: 1, excellent: true }, { place: 2, excellent: false }]);
    const many = places(...Array.from({ length: 25 }, (_, n) => percents(100 - n * 3, 0, 0, 0)));
    expect(many.filter(({ excellent }) => excellent)).toHaveLength(2);
  });

  it('are shared by equals; equal scores are told apart by repurchase', () => {
    expect(places(percents(50, 50, 0, 0), percents(50, 50, 0, 0), percents(25, 100, 0, 0)))
      .toEqual([{ place: 1, excellent: true }, { place: 1, excellent: true }, { place: 3, excellent: false }]);
  });

  it('make nobody excellent who earned nothing', () => {
    expect(places(percents(0, 0, 0, 0))).toEqual([{ place: 1, excellent: false }]);
  });
});
