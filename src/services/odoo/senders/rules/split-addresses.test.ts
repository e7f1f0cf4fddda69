import { expect, test } from 'vitest';
import { splitAddresses } from './split-addresses.ts';

/** Answers of Python 3.11's `email.utils.getaddresses`, executed. */
test.each<[string, [name: string, address: string][]]>([
  ['', []],
  ['  ', [['', '']]],
  [
    'a@b.com, c@d.com',
    [
      ['', 'a@b.com'],
      ['', 'c@d.com'],
    ],
  ],
  ['"Doe, John" <j@x.com>', [['Doe, John', 'j@x.com']]],
  [
    'Doe, John <j@x.com>',
    [
      ['', 'Doe'],
      ['John', 'j@x.com'],
    ],
  ],
  ['John (IT) <j@x.com>', [['John (IT)', 'j@x.com']]],
  ['x@y.com (comment)', [['comment', 'x@y.com']]],
  ['(c) x@y.com', [['c', 'x@y.com']]],
  ['John john@example.com', [['', 'John john@example.com']]],
  ['"quoted local"@y.com', [['', '"quoted local"@y.com']]],
  ['"q\\"r" <a@b.com>', [['q"r', 'a@b.com']]],
  ['J. Doe <j@x.com>', [['J. Doe', 'j@x.com']]],
  [
    'group: a@b.com, c@d.com;',
    [
      ['', 'a@b.com'],
      ['', 'c@d.com'],
    ],
  ],
  ['undisclosed:;', [['', '']]],
  ['<@relay.com:a@b.com>', [['', 'a@b.com']]],
  ['a@[1.2.3.4]', [['', 'a@[1.2.3.4]']]],
  ['not-an-email', [['', 'not-an-email']]],
  ['@example.com', [['', '@example.com']]],
  ['foo@', [['', '']]],
  [
    'a@b@c.com',
    [
      ['', ''],
      ['', '@c.com'],
    ],
  ],
  [
    'a@b.com;c@d.com',
    [
      ['', 'a@b.com'],
      ['', ''],
      ['', 'c@d.com'],
    ],
  ],
  ['"unclosed <a@b.com>', [['', 'unclosed <a@b.com>']]],
  ['<a@b.com', [['', 'a@b.com']]],
  [
    'a@b.com>',
    [
      ['', 'a@b.com'],
      ['', ''],
    ],
  ],
  ['Name <>', [['Name', '']]],
  ['a@b c.com', [['', 'a@bc.com']]],
  ['a\n@b.com', [['', 'a@b.com']]],
  ['Jöhn <j@é.com>', [['Jöhn', 'j@é.com']]],
])('splits %j as Python does', (text, expected) => {
  expect(splitAddresses(text).map(({ name, address }) => [name, address])).toEqual(expected);
});
