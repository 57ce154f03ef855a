import CelebrationOutlined from '@mui/icons-material/CelebrationOutlined';
import CardMembershipOutlined from '@mui/icons-material/CardMembershipOutlined';
import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const benefits: HouseResource = {
  name: 'benefits',
  texts,
  nav: { group: 'rewards', label: 'benefits', to: '/benefits', icon: CardMembershipOutlined, scope: 'rewards:read' },
  pages: [
    { path: '/benefits', page: () => import('./BenefitsPage.tsx') },
    { path: '/benefits/:code', page: () => import('./BenefitPage.tsx') },
  ],
};

const NONE = { zh: {}, en: {} };

export const entitlementBookings: HouseResource = {
  name: 'entitlement-bookings',
  texts: NONE,
  nav: {
    group: 'daily', label: 'entitlementBookings', to: '/benefit-bookings', icon: EventAvailableOutlined,
    scope: 'rewards:redeem',
  },
  pages: [{ path: '/benefit-bookings', page: () => import('./BookingsPage.tsx') }],
};

export const birthdaysAhead: HouseResource = {
  name: 'birthdays-ahead',
  texts: NONE,
  nav: {
    group: 'rewards', label: 'birthdaysAhead', to: '/birthdays', icon: CelebrationOutlined,
    scope: 'rewards:read', house: true,
  },
  pages: [{ path: '/birthdays', page: () => import('./BirthdaysPage.tsx') }],
};
