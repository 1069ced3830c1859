import { describe, expect, it } from '@jest/globals';
import { phoneAddressFor } from './phone.ts';

const phone = 'Mozilla/5.0 (Linux; Android 12; TAS-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.93 Mobile Safari/537.36 TaurusApp/2.1';
const desk = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/93.0.4577.63 Safari/537.36 UOS';

describe('a phone that asks for a page of the desk', () => {
  it('is led to what the phone has of it, with what the link asks for', () => {
    expect(phoneAddressFor('/cases/0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', { 'user-agent': phone })).toBe('/m/cases/0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10');
    expect(phoneAddressFor('/cases/1?asOf=2026-10-12T09:00:00%2B08:00', { 'user-agent': phone })).toBe('/m/cases/1?asOf=2026-10-12T09:00:00%2B08:00');
    expect(['/', '/cases?view=overdue', '/leader', '/report'].map((address) => phoneAddressFor(address, { 'user-agent': phone }))).toEqual(['/m', '/m', '/m', '/m/report']);
  });

  it('stays where the phone has nothing of the kind, and where the desk was chosen', () => {
    expect(['/units/cgj', '/rounds', '/campaigns/c1', '/delegations'].map((address) => phoneAddressFor(address, { 'user-agent': phone }))).toEqual([undefined, undefined, undefined, undefined]);
    expect(phoneAddressFor('/cases/1', { 'user-agent': phone, cookie: 'other=1; xiaohao_pages=desk' })).toBeUndefined();
    expect(phoneAddressFor('/cases/1', { 'user-agent': phone, cookie: 'xiaohao_pages=desktop' })).toBe('/m/cases/1');
  });

  it('is not taken for one when it is a desk', () => {
    expect(phoneAddressFor('/cases/1', { 'user-agent': desk })).toBeUndefined();
    expect(phoneAddressFor('/cases/1', {})).toBeUndefined();
  });

  it('is never led away from here', () => {
    for (const address of ['//elsewhere.example/cases/1', '/cases/%2F%2Felsewhere', '/cases/..%2f..', '//elsewhere.example/']) expect(phoneAddressFor(address, { 'user-agent': phone }) ?? '/m').toMatch(/^\/m(\/|$)/);
  });
});
