import { expect, it } from 'vitest';
import { labelServers } from './server-labels.ts';

const server = (id: string, name: string, username: string, priority = 10) =>
  ({ id, name, username, priority, direction: 'outgoing' }) as const;

it('says no more than is needed to tell servers apart', () => {
  const labels = labelServers([
    server('a', 'Sales', 'sales@x.example'),
    server('b', 'Odoo', 'one@x.example'),
    server('c', 'Odoo', 'two@x.example'),
    server('d', 'Same', 'same@x.example', 10),
    server('e', 'Same', 'same@x.example', 20),
    server('f', 'Twin', 'twin@x.example'),
    server('g', 'Twin', 'twin@x.example'),
    { ...server('h', 'Sales', 'sales@x.example'), direction: 'incoming' },
  ]);
  expect(Object.fromEntries(labels)).toEqual({
    a: 'Sales',
    b: 'Odoo (one@x.example)',
    c: 'Odoo (two@x.example)',
    d: 'Same (same@x.example, 10)',
    e: 'Same (same@x.example, 20)',
    f: 'Twin (twin@x.example, 10, 1/2)',
    g: 'Twin (twin@x.example, 10, 2/2)',
    h: 'Sales',
  });
});

it('is quick with a thousand of one name', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    server(`${index}`, 'Odoo', `u${index}@x.example`),
  );
  expect(new Set(labelServers(many).values()).size).toBe(1000);
});
