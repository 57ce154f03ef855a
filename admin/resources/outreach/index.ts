import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import NotificationsActiveOutlined from '@mui/icons-material/NotificationsActiveOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import TextSnippetOutlined from '@mui/icons-material/TextSnippetOutlined';
import type { HouseResource } from '../../app/house-resource.ts';
import * as texts from './texts.ts';

const NONE = { zh: {}, en: {} };

export const messagePlans: HouseResource = {
  name: 'messagePlans',
  texts,
  nav: { group: 'insight', label: 'messagePlans', to: '/messagePlans', icon: ForwardToInboxOutlined,
    scope: 'outreach:read', house: true },
  listing: {
    source: async () => (await import('./outreach.data.ts')).planSource,
    list: () => import('./PlanList.tsx'),
    show: () => import('./PlanPage.tsx'),
  },
};

export const messages: HouseResource = {
  name: 'messages',
  texts: NONE,
  nav: { group: 'insight', label: 'messages', to: '/messages', icon: OutboxOutlined, scope: 'outreach:read',
    house: true },
  listing: {
    source: async () => (await import('./outreach.data.ts')).messageSource,
    list: () => import('./MessageList.tsx'),
    show: () => import('./MessagePage.tsx'),
  },
};

export const messageTemplates: HouseResource = {
  name: 'messageTemplates',
  texts: NONE,
  nav: { group: 'insight', label: 'messageTemplates', to: '/messageTemplates', icon: TextSnippetOutlined,
    scope: 'outreach:read', house: true },
  listing: {
    source: async () => (await import('./outreach.data.ts')).templateSource,
    list: () => import('./TemplateList.tsx'),
    show: () => import('./TemplatePage.tsx'),
  },
};

export const messageRules: HouseResource = {
  name: 'messageRules',
  texts: NONE,
  nav: { group: 'insight', label: 'messageRules', to: '/message-rules', icon: NotificationsActiveOutlined,
    scope: 'outreach:read', house: true },
  pages: [{ path: '/message-rules', page: () => import('./RulesPage.tsx') }],
};
