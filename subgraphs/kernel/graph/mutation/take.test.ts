import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { encodeId, newId, NOBODY } from '../../ids.ts';
import { form, formOf, formsOf } from './form.ts';
import {
  between, edited, idOf, idsOf, list, money, optional, otherwise, readableOf, readAll, text, whole,
} from './take.ts';

const uuid = newId();
const read = (fields: Parameters<typeof readAll>[0], sent: Record<string, unknown>) => readAll(fields, sent);

describe('what is left out of an input', () => {
  it.each([
    ['optional', optional(text('')), undefined, { field: null }],
    ['optional, null', optional(text('')), null, { field: null }],
    ['edited: it stays', edited(text('')), undefined, {}],
    ['edited, null: it is cleared', edited(text('')), null, { field: null }],
    ['edited and sent', edited(text('')), 'b', { field: 'b' }],
    ['what it is otherwise', otherwise('c', text('')), undefined, { field: 'c' }],
  ])('is %s', (_, field, sent, value) => {
    expect(read({ field }, { field: sent })).toEqual({ ok: true, value });
  });

  it('has a default in the schema, and is required otherwise', () => {
    expect([otherwise(1, whole('')).defaultValue, whole('').nullable, optional(whole('')).nullable])
      .toEqual([1, false, true]);
  });
});

describe('an id', () => {
  it.each([
    ['its uuid', encodeId('thi', uuid), uuid],
    ['nobody for another kind', encodeId('oth', uuid), NOBODY],
    ['nobody for what is none', 'thi_', NOBODY],
  ])('is %s', (_, id, value) => {
    expect(read({ id: idOf('thi', '') }, { id })).toEqual({ ok: true, value: { id: value } });
  });

  it('of a list is refused at its place when it is none', () => {
    expect(read({ ids: idsOf('thi', '') }, { ids: [encodeId('thi', uuid), 'x', 'y'] })).toMatchObject({
      refusals: [{ code: 'NOT_FOUND', path: ['ids', '1'] }, { code: 'NOT_FOUND', path: ['ids', '2'] }],
    });
  });
});

describe('fields that cannot be read', () => {
  const price = { amount: '1.005', currency: 'CNY' };
  const line = form('TakeLineInput', 'A line.', { price: money(''), note: optional(text('')) });

  it('are all named, each at its path, however deep', () => {
    const fields = {
      price: money(''), first: formOf(line, ''), lines: formsOf(line, ''), more: optional(formsOf(line, '')),
    };
    expect(read(fields, { price, first: { price }, lines: [{ price: { ...price, amount: '1' } }, { price }] }))
      .toMatchObject({ ok: false, refusals: [
        { code: 'INVALID', path: ['price'] }, { code: 'INVALID', path: ['first', 'price'] },
        { code: 'INVALID', path: ['lines', '1', 'price'] },
      ] });
  });

  it('leave what can be read', () => {
    expect(readableOf({ name: text(''), price: money('') }, { name: 'a', price })).toEqual({ name: 'a' });
  });

  it('are what a command takes when they can', () => {
    expect(read({ lines: formsOf(line, '') }, { lines: [{ price: { amount: '1.5', currency: 'CNY' } }] }))
      .toEqual({ ok: true, value: { lines: [{ price: { minor: 150n, currency: 'CNY' }, note: null }] } });
  });
});

it.each([[0, true], [1, false], [2, false], [3, true]])('a list between 1 and 2: %i is too few or too many: %s',
  (length, isRefused) => {
    const fields = { some: between(1, 2, list<string>(() => String, '')) };
    const reading = () => read(fields, { some: Array.from({ length }, String) });
    if (!isRefused) expect(reading().ok).toBe(true);
    else expect(reading).toThrow('some must be 1 to 2.');
  });
