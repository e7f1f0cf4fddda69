import { expect, test } from 'vitest';
import { serialiseHeader } from './serialise-header.ts';

/** What Python 3.11 stores for a From header, executed. */
test.each<[string, string]>([
  ['', ''],
  ['"Name" <a@b.com>', 'Name <a@b.com>'],
  ['"Doe, John" <a@b.com>', '"Doe, John" <a@b.com>'],
  ['"Quote \\" Man" <q@x.com>', '"Quote \\" Man" <q@x.com>'],
  ['J. Doe <j@x.com>', '"J. Doe" <j@x.com>'],
  ['John  Doe   <j@x.com>', 'John Doe <j@x.com>'],
  ['"John  Doe\tJr" <j@x.com>', 'John  Doe\tJr <j@x.com>'],
  ['"=?utf-8?q?J=C3=B6?= =?utf-8?q?hn?= D" <j@x.com>', 'Jöhn D <j@x.com>'],
  ['John (IT) <j@x.com>', 'John <j@x.com>'],
  ['Jöhn <j@é.com>', 'Jöhn <j@é.com>'],
  ['=?utf-8?q?J=C3=B6hn?= <j@x.com>', 'Jöhn <j@x.com>'],
  ['=?utf-8?b?SsO2aG4=?= <j@x.com>', 'Jöhn <j@x.com>'],
  ['<x@y.com>', 'x@y.com'],
  ['a@b.com, c@d.com', 'a@b.com, c@d.com'],
  ['John john@example.com', '"John john"@example.com'],
  ['a..b@c.com', 'a..b@c.com'],
  ['not-an-email', 'not-an-email'],
  ['@example.com', '<>'],
  ['a@b@c.com', '<>'],
  ['a@b.com;c@d.com', 'a@b.com'],
  ['Name <a@b.com> trailing', 'Name <a@b.com>'],
  ['Name <@x.com>', 'Name'],
  ['"unclosed <a@b.com>', '"unclosed <a@b.com>"'],
  ['a@b c.com', 'a@b'],
  ['group: a@b.com, c@d.com;', 'group: a@b.com, c@d.com;'],
  ['a@b.com\n', 'a@b.com'],
])('writes %j as %j', (given, text) => {
  expect(serialiseHeader(given)).toEqual({ kind: 'header', text });
});

test('what Python refuses is refused in its words', () => {
  expect(serialiseHeader('a\n@b.com')).toMatchObject({
    exception: 'ValueError',
    words: 'Header values may not contain linefeed or carriage return characters',
  });
  expect(serialiseHeader('foo\n')).toMatchObject({
    exception: 'ValueError',
    words: 'invalid arguments; address parts cannot contain CR or LF',
  });
  expect(serialiseHeader('foo@')).toMatchObject({ exception: 'IndexError' });
});
