import { expect, it } from '@jest/globals';
import { APPOINTMENT_STATES } from '../words.ts';
import { appointmentDeedsIn } from './steps.ts';

it('names in each state what may be done; late is not too late', () => {
  expect(Object.fromEntries(APPOINTMENT_STATES.map((state) => [state, appointmentDeedsIn(state)]))).toEqual({
    booked: ['move', 'arrive', 'cancel'], arrived: ['finish'], done: [], cancelled: [], no_show: ['arrive'],
  });
});
