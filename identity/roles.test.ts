import { describe, expect, it } from '@jest/globals';

import { FRANCHISE_ROLES, HQ_ROLES, scopesOfRoles } from './roles.ts';
import { SCOPE_WORDS } from '../subgraphs/contracts/scopes.ts';
import {
  ALL_SCOPES, effectiveScopes, expandScopeRequest, isScope, mayClientHold, SPLIT_SCOPES,
} from './scopes.ts';

describe('roles', () => {
  it('give the owner everything but unregistered documents and what is a member\'s own', () => {
    expect(ALL_SCOPES.filter((scope) => !scopesOfRoles(['owner']).includes(scope)))
      .toEqual(['members:self', 'documents:any']);
  });

  it('give nobody unregistered documents, and only owners the accounts', () => {
    for (const role of [...HQ_ROLES, ...FRANCHISE_ROLES]) {
      expect(scopesOfRoles([role])).not.toContain('documents:any');
      expect(scopesOfRoles([role]).includes('identity:admin')).toBe(role === 'owner');
    }
  });

  it('give the associate less than the manager', () => {
    const manager = scopesOfRoles(['manager']);
    expect(scopesOfRoles(['associate']).every((scope) => manager.includes(scope))).toBe(true);
    expect(manager.filter((scope) => !scopesOfRoles(['associate']).includes(scope)))
      .toEqual(['members:care', 'franchises:read', 'franchises:rebates', 'franchises:answer', 'exports:run']);
  });

  it('never show a franchise cost, and contacts as far as its layer goes', () => {
    expect(scopesOfRoles(FRANCHISE_ROLES)).not.toContain('catalog:cost');
    expect(scopesOfRoles(FRANCHISE_ROLES)).toContain('members:pii');
  });

  it('add up, and unknown names add nothing', () => {
    const both = scopesOfRoles(['finance', 'campaign', 'emperor']);
    expect(both).toEqual(expect.arrayContaining(['catalog:cost', 'campaigns:write']));
    expect(scopesOfRoles(['emperor'])).toEqual([]);
  });
});

describe('scopes', () => {
  it('are described in both languages', () => {
    for (const { en, zh } of Object.values(SCOPE_WORDS)) {
      expect(en).toMatch(/^[A-Z][a-z]/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(isScope('toString')).toBe(false);
  });

  it('that decide as a person decides are not for programs', () => {
    expect(ALL_SCOPES.filter((scope) => !mayClientHold(scope))).toEqual(['members:merge', 'members:privacy',
      'members:care', 'members:policy',
      'loyalty:write', 'loyalty:adjust', 'loyalty:approve', 'loyalty:policy', 'catalog:cost',
      'catalog:policy', 'orders:link', 'orders:policy',
      'campaigns:policy', 'franchises:answer', 'franchises:settle', 'franchises:policy', 'insights:policy',
      'rewards:write', 'rewards:approve', 'rewards:policy', 'engagement:write', 'engagement:review',
      'engagement:policy', 'plans:open', 'plans:policy', 'service:policy', 'tradeins:policy', 'outreach:write',
        'outreach:send',
      'outreach:policy', 'identity:admin',
        'audit:read']
      .sort((a, b) => ALL_SCOPES.indexOf(a as never) - ALL_SCOPES.indexOf(b as never)));
  });

  it('that were split go on until their day, and a program gains nothing of a person by it', () => {
    expect(effectiveScopes(['loyalty:write'], true))
      .toEqual(['loyalty:write', 'loyalty:hold', 'loyalty:interact']);
    expect(effectiveScopes(['loyalty:write', 'orders:write'], false)).toEqual(['loyalty:write', 'orders:write',
      'loyalty:hold', 'loyalty:interact', 'loyalty:adjust', 'orders:link']);
    expect(effectiveScopes(['orders:write', 'loyalty:adjust'], true)).toEqual(['orders:write']);
    expect(effectiveScopes(['loyalty:read'], true)).toEqual(['loyalty:read']);
    const today = new Date().toISOString().slice(0, 10);
    expect(SPLIT_SCOPES.filter(({ until }) => until < today)).toEqual([]);
  });

  it('stand behind the word operator in a request', () => {
    expect(expandScopeRequest('openid operator').split(' ')).toEqual(['openid', ...ALL_SCOPES]);
    expect(expandScopeRequest('openid orders:read')).toBe('openid orders:read');
  });
});
