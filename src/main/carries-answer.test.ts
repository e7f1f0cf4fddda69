import { expect, test } from 'vitest';
import { carriesAnswer } from './carries-answer.ts';

test.each([
  ['https://odoo.example.com/confirm?code=c&state=s', true],
  ['https://odoo.example.com/confirm?error=access_denied', true],
  ['https://odoo.example.com/confirm#code=c', true],
  ['https://odoo.example.com/confirm#error=x', true],
  ['https://odoo.example.com/confirm', false],
  ['https://odoo.example.com/confirm?state=s', false],
  ['https://odoo.example.com/code?codes=1', false],
  ['code=c', false],
])('%s: %s', (address, carries) => expect(carriesAnswer(address)).toBe(carries));
