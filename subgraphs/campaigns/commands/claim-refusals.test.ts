import { expect, it } from '@jest/globals';
import { pointsRefusal } from './claim-refusals.ts';

it('says why loyalty holds no points, in its own words where there are some', () => {
  const said = (code: string) => {
    const answer = pointsRefusal(code);
    return answer.ok ? [] : answer.refusals.map((one) => [one.code, one.path]);
  };
  for (const code of ['POINTS_DEBT', 'INSUFFICIENT_POINTS', 'UNDER_REVIEW']) {
    expect(said(code)).toEqual([[code, ['memberId']]]);
  }
  expect([said('NOT_FOUND'), said('SOMETHING')]).toEqual([[['INSUFFICIENT_POINTS', ['memberId']]],
    [['POINTS_REFUSED', ['memberId']]]]);
});
