import { expect, it } from 'vitest';
import { letterOf } from './shortcuts.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

it.each([
  ['Alt+S', { altKey: true, key: 's', code: 'KeyS' }, 's'],
  ['Alt+S on macOS, which types ß', { altKey: true, key: 'ß', code: 'KeyS' }, 's'],
  ['Alt+J on a Dvorak keyboard', { altKey: true, key: 'j', code: 'KeyC' }, 'j'],
  ['Ctrl+S', { ctrlKey: true, key: 's', code: 'KeyS' }, 's'],
  ['Command+S', { metaKey: true, key: 's', code: 'KeyS' }, 's'],
  ['Ctrl+C, which copies', { ctrlKey: true, key: 'c', code: 'KeyC' }, null],
  ['AltGr+S, which types a letter', { ctrlKey: true, altKey: true, key: 'ś', code: 'KeyS' }, null],
  ['Ctrl+Shift+S', { ctrlKey: true, shiftKey: true, key: 'S', code: 'KeyS' }, null],
  ['a letter alone', { key: 's', code: 'KeyS' }, null],
  ['Alt+F4', { altKey: true, key: 'F4', code: 'F4' }, null],
])('%s', (_, keys, letter) => {
  expect(letterOf({ ...plain, ...keys })).toBe(letter);
});
