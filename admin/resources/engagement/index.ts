import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import GroupAddOutlined from '@mui/icons-material/GroupAddOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

export const tasks: HouseResource = {
  name: 'tasks',
  texts,
  nav: {
    group: 'rewards', label: 'tasks', to: '/tasks', icon: ChecklistOutlined, scope: 'engagement:write', house: true,
  },
  listing: {
    source: async () => (await import('./engagement.data.ts')).taskSource,
    list: () => import('./tasks/TaskList.tsx'),
  },
};

const NO_TEXTS = { zh: {}, en: {} };

export const referrals: HouseResource = {
  name: 'referrals',
  texts: NO_TEXTS,
  nav: { group: 'rewards', label: 'referrals', to: '/referrals', icon: GroupAddOutlined, scope: 'engagement:read' },
  listing: {
    source: async () => (await import('./engagement.data.ts')).referralSource,
    list: () => import('./referrals/ReferralList.tsx'),
  },
};

export const abuseCases: HouseResource = {
  name: 'abuseCases',
  texts: NO_TEXTS,
  nav: {
    group: 'control', label: 'abuseCases', to: '/abuseCases', icon: GppMaybeOutlined, scope: 'engagement:review',
    house: true,
  },
  listing: {
    source: async () => (await import('./engagement.data.ts')).caseSource,
    list: () => import('./review/CaseList.tsx'),
  },
};
